import type { Database, Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { TURN_MS } from './rules.ts';

/** A comparison that is ours until the turn ends. `attempt` fences: whoever begins it later has a higher one. */
export type Turn = {
  readonly id: string;
  readonly attempt: number;
  readonly provider: string;
  readonly from: Date;
  readonly to: Date;
};

/** Somebody else began the comparison meanwhile: this one was too slow, and must not write any more. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

const TAKE = `
  update payout_reconciliations set status = 'running', error = null, attempt = attempt + 1, turn_until = $3::timestamptz
   where id = $1::uuid and status <> 'done' and (turn_until is null or turn_until <= $2::timestamptz)
  returning id, attempt, provider, from_at as "fromAt", to_at as "toAt"`;
const FORGET = `delete from payout_findings where run_id = $1::uuid and kind <> 'repaired'`;
const PROLONG = `
  update payout_reconciliations set turn_until = $3::timestamptz where id = $1::uuid and attempt = $2::int returning id`;
const END = `
  update payout_reconciliations
     set status = $3, lines = $4::int, matched = $5::int, error = $6, finished_at = $7::timestamptz, turn_until = null
   where id = $1::uuid and attempt = $2::int returning id`;

type TurnRow = Pick<Turn, 'id' | 'attempt' | 'provider'> & { readonly fromAt: string; readonly toAt: string };

/** Begins a comparison, anew where somebody did before; null where it is done, or somebody is at it. */
export async function takeTurn(ctx: Context, runId: string): Promise<Turn | null> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await run<TurnRow>(tx, TAKE, [runId, ctx.now().toISOString(), turnEnd(ctx)]);
    if (!row) return null;
    await run(tx, FORGET, [runId]);
    const { fromAt, toAt, ...turn } = row;
    return { ...turn, from: new Date(fromAt), to: new Date(toAt) };
  });
}

/**
 * Prolongs a turn. Inside of a transaction it holds until that ends, so that what is written there is of this turn.
 * @throws TurnLost
 */
export async function keepTurn(ctx: Context, on: Database | Tx, { id, attempt }: Turn): Promise<void> {
  const [kept] = await run(on, PROLONG, [id, attempt, turnEnd(ctx)]);
  if (!kept) throw new TurnLost(`comparison ${id} was begun anew by somebody else`);
}

/** What a turn came to: lines that were compared, those on which both agree, and why it broke off. */
export type TurnEnd = { readonly lines: number; readonly matched: number; readonly error: string | null };

/**
 * Ends a turn; one that broke off may be begun anew at once.
 * @throws TurnLost
 */
export async function endTurn(ctx: Context, { id, attempt }: Turn, { lines, matched, error }: TurnEnd): Promise<void> {
  const status = error === null ? 'done' : 'failed';
  const [ended] = await run(ctx.db, END, [id, attempt, status, lines, matched, error, ctx.now().toISOString()]);
  if (!ended) throw new TurnLost(`comparison ${id} was begun anew by somebody else`);
}

function turnEnd(ctx: Context): string {
  return new Date(ctx.now().getTime() + TURN_MS).toISOString();
}
