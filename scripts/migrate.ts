import { appliedMigrations, migrate, pendingMigrations } from '#db/migrate.ts';
import { dataDirectory, openDatabase } from './product/database.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';

const USAGE = 'Usage: npm run migrate [-- up | down | to N | status]';

main().catch(failWith);

async function main(): Promise<void> {
  const database = await openDatabase(dataDirectory());
  try {
    await obey(database.url, process.argv.slice(2));
  } finally {
    await database.stop();
  }
}

async function obey(url: string, words: string[]): Promise<void> {
  const [command = 'up', argument] = words;
  if (command === 'status') return status(url);
  const report = await migrate(url, { to: await targetOf(url, command, argument) });
  for (const name of report.applied) say(`applied ${name}`);
  for (const name of report.reverted) say(`reverted ${name}`);
  if (report.applied.length + report.reverted.length === 0) say('Nothing to do.');
}

async function targetOf(url: string, command: string, argument: string | undefined): Promise<number | undefined> {
  if (command === 'up') return undefined;
  if (command === 'to' && /^\d+$/.test(argument ?? '')) return Number(argument);
  if (command !== 'down') throw new StartFailure(USAGE);
  const applied = await appliedMigrations(url);
  return Number.parseInt(applied.at(-2) ?? '0', 10);
}

async function status(url: string): Promise<void> {
  for (const name of await appliedMigrations(url)) say(`applied  ${name}`);
  for (const name of await pendingMigrations(url)) say(`pending  ${name}`);
}
