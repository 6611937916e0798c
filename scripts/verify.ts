import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { connect, type Database, type Tx } from '#db/client.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { type Finding, isBroken, type Scope } from '#server/insights/verify/check.ts';
import { countCustomers, type ReplayExtent, replayCustomers } from '#server/insights/verify/replay-customers.ts';
import { findingLines, verdictLine } from '#server/insights/verify/report.ts';
import { inSnapshot, runChecks } from '#server/insights/verify/verify-database.ts';
import { dataDirectory, openDatabase } from './product/database.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';

const USAGE = `Usage: npm run verify -- [options]

Checks every promise of the books on a database, live or not, and writes nothing. Ends with 1 when one is broken.

  --database URL     the database; DATABASE_URL, or the embedded one, when absent
  --program SLUG     one program only
  --replay all|N|none  replay all customers, N drawn at random, or none (all up to 50,000, else 50,000)
  --queue SECONDS    how long a fact may wait for its rewards (60)
  --all              show every broken row, not the first 20
  --json             the findings as JSON`;

const REPLAYED_BY_ITSELF = 50_000;
const SHOWN = 20;
const HOUR_MS = 3_600_000;

type Wishes = {
  readonly database: string | undefined;
  readonly program: string | undefined;
  readonly replay: ReplayExtent | 'none' | undefined;
  readonly queueSeconds: number;
  readonly limit: number | null;
  readonly json: boolean;
};

main().catch(failWith);

async function main(): Promise<void> {
  const wishes = readWishes();
  const database = await openDatabase(dataDirectory(), wishes.database ?? process.env.DATABASE_URL, (line) => {
    if (!wishes.json) say(line);
  });
  try {
    await requireSchema(database.url);
    const connection = connect(database.url, { max: 1, applicationName: 'laurel-verify', statementTimeoutMs: HOUR_MS });
    const findings = await verify(connection.db, wishes).finally(connection.close);
    if (findings.some(isBroken)) process.exitCode = 1;
  } finally {
    await database.stop();
  }
}

async function verify(db: Database, wishes: Wishes): Promise<Finding[]> {
  const tell = (finding: Finding) => {
    if (!wishes.json) for (const line of findingLines(finding)) say(line);
  };
  const findings = await inSnapshot(db, async (tx) => {
    const scope = await scopeOf(tx, wishes);
    const checked = await runChecks(tx, scope, wishes.limit, tell);
    const replayed = await replayWished(tx, scope, wishes);
    replayed.forEach(tell);
    return [...checked, ...replayed];
  });
  say(wishes.json ? JSON.stringify(findings, null, 2) : `\n${verdictLine(findings)}`);
  return findings;
}

async function replayWished(tx: Tx, scope: Scope, { replay, limit }: Wishes): Promise<Finding[]> {
  if (replay === 'none') return [];
  const few = replay === undefined && (await countCustomers(tx, scope)) <= REPLAYED_BY_ITSELF;
  return [await replayCustomers(tx, scope, replay ?? (few ? 'all' : REPLAYED_BY_ITSELF), limit, showProgress)];
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < all ? `\rReplaying ${done} of ${all} customers` : '\r\x1b[K');
}

async function scopeOf(tx: Tx, { program, queueSeconds }: Wishes): Promise<Scope> {
  const settledBefore = new Date(Date.now() - queueSeconds * 1_000);
  if (program === undefined) return { programId: null, settledBefore };
  const [found] = await tx.execute<{ id: string }>(sql`select id from programs where slug = ${program}`);
  if (!found) throw new StartFailure(`There is no program "${program}".`);
  return { programId: found.id, settledBefore };
}

async function requireSchema(url: string): Promise<void> {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) return;
  throw new StartFailure(`The database lacks ${pending.join(', ')}: run "npm run migrate" first.`);
}

function readWishes(): Wishes {
  const values = readOptions();
  if (values.help) {
    say(USAGE);
    process.exit(0);
  }
  return {
    database: values.database,
    program: values.program,
    replay: values.replay === undefined ? undefined : readExtent(values.replay),
    queueSeconds: wholeNumber('--queue', values.queue),
    limit: values.all ? null : SHOWN,
    json: values.json,
  };
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        database: { type: 'string' },
        program: { type: 'string' },
        replay: { type: 'string' },
        queue: { type: 'string', default: '60' },
        all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function readExtent(text: string): ReplayExtent | 'none' {
  return text === 'all' || text === 'none' ? text : wholeNumber('--replay', text);
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new StartFailure(`${option} takes a whole number, not "${text}".\n\n${USAGE}`);
}
