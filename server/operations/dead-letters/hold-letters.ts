import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { deadLettersOf } from '#server/jobs/queues.ts';
import { notFound } from '#server/kernel/errors.ts';
import type { RedriveJobsInput } from './contract.ts';
import { type Letter, type LetterRow, letterOf, lettersOf } from './queries.ts';

const HOLD = `
  select id, name, data, output, created_on from pgboss.job
   where name = $1 and id = any($2::uuid[]) and state < 'active' order by id for update`;
const REMOVE = `delete from pgboss.job where name = $1 and id = any($2::uuid[])`;

/**
 * Letters of a program, held until the transaction ends, so that of several who act on one only one does.
 * @throws Refusal `not_found` when one of them is gone, or another program's
 */
export async function heldLetters(
  tx: Tx,
  programId: string,
  { queue, ids }: Pick<RedriveJobsInput, 'queue' | 'ids'>,
): Promise<readonly Letter[]> {
  const rows = await run<LetterRow>(tx, HOLD, [deadLettersOf(queue), ids]);
  const mine = await lettersOf(tx, programId, rows.map(letterOf));
  if (mine.length < new Set(ids).size) throw notFound('The job');
  return mine;
}

/** Takes letters out of their queue, in the transaction of what became of them. */
export async function removeLetters(tx: Tx, { queue, ids }: Pick<RedriveJobsInput, 'queue' | 'ids'>): Promise<void> {
  await run(tx, REMOVE, [deadLettersOf(queue), ids]);
}
