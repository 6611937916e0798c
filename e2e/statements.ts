import postgres from 'postgres';

const WEB = 'laurel-sender';
const HEAD = new RegExp(`^${WEB}\\|LOG: +(?:execute [^:]+|statement): (.*)`, 's');
/** The lines of one entry but for the first begin with a tab. */
const ENTRY_END = /\n(?!\t)/;
/** Opening and closing a transaction asks nothing. */
const NO_QUESTION = /^(begin|commit|set |select set_config)/i;

/** What the web application asks the embedded database, word for word, as PostgreSQL itself writes it down. */
export class StatementLog {
  readonly #sql: postgres.Sql;

  constructor(databaseUrl: string) {
    this.#sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  }

  async start(): Promise<void> {
    await this.#sql`alter system set log_line_prefix = '%a|'`;
    await this.#sql`alter system set log_statement = 'all'`;
    await this.#reload('all');
  }

  async stop(): Promise<void> {
    await this.#sql`alter system reset log_statement`;
    await this.#sql`alter system reset log_line_prefix`;
    await this.#reload('none');
    await this.#sql.end();
  }

  /** The statements that were sent while something was done. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    const from = await this.#length();
    await work();
    const until = await this.#length();
    const [row] = await this.#sql<{ text: string }[]>`
      select pg_read_file('server.log', ${from}, ${until - from}) as text`;
    return (row?.text ?? '').split(ENTRY_END).flatMap((entry) => {
      const statement = HEAD.exec(entry)?.[1]?.replace(/\s+/g, ' ').trim();
      return statement === undefined || NO_QUESTION.test(statement) ? [] : [statement];
    });
  }

  async #length(): Promise<number> {
    const [row] = await this.#sql<{ size: string }[]>`select size from pg_stat_file('server.log')`;
    return Number(row?.size ?? 0);
  }

  /** Every session reads its settings anew before its next statement; this one says when they are there. */
  async #reload(expected: string): Promise<void> {
    await this.#sql`select pg_reload_conf()`;
    for (let tries = 0; tries < 200; tries += 1) {
      const [row] = await this.#sql<{ now: string }[]>`select current_setting('log_statement') as now`;
      if (row?.now === expected) return;
    }
    throw new Error('PostgreSQL does not take the setting');
  }
}
