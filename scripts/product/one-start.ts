import postgres from 'postgres';
import { StartFailure } from './terminal.ts';

const LOCK_KEY = 7_226_031_596;

/**
 * Makes sure that one `npm start` at a time serves a data directory. The claim is a session of the database: it ends with the
 * process that holds it, however that dies.
 * @param where named in the message, such as the address of the one that runs
 * @throws StartFailure when another start holds the claim
 */
export async function claimStart(url: string, where: string): Promise<() => Promise<void>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { application_name: 'laurel-start' } });
  const [row] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK_KEY}) as mine`;
  const release = () => sql.end({ timeout: 1 });
  if (row?.mine) return release;
  await release();
  throw new StartFailure(`Laurel is already running from this data directory: ${where}`);
}
