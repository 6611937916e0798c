import os from 'node:os';
import type { Sql } from 'postgres';

/** Where a measurement was made: numbers mean nothing without it. */
export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryMb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** A commit waits until it is on disk only when all of these are on. */
  readonly durability: Readonly<Record<string, string>>;
};

const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];
const MEGABYTE = 1024 * 1024;

/** Asks this machine and this database what they are. */
export async function describeMachine(sql: Sql): Promise<Machine> {
  const settings = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name = any(${[...DURABILITY, 'server_version']}) order by name`;
  const known = new Map(settings.map(({ name, setting }) => [name, setting]));
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    memoryMb: Math.round(os.totalmem() / MEGABYTE),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    postgres: known.get('server_version') ?? 'unknown',
    durability: Object.fromEntries(DURABILITY.map((name) => [name, known.get(name) ?? 'unknown'])),
  };
}

/** The machine in one line. */
export function machineLine({ cores, processor, memoryMb, system, node, postgres }: Machine): string {
  return `${cores} cores (${processor}), ${memoryMb} MB, ${system}, Node.js ${node}, PostgreSQL ${postgres}`;
}
