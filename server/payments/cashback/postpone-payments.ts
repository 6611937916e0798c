import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';

/* What somebody else has claimed meanwhile is theirs. */
const PUT_OFF = `
  with due as (
    select id from cashback_transactions
     where id = any($1::uuid[]) and status in ('pending', 'processing')
       and (next_attempt_at is null or next_attempt_at <= $2::timestamptz)
     order by id for no key update skip locked)
  update cashback_transactions c set next_attempt_at = $3::timestamptz, updated_at = $2::timestamptz
    from due where c.id = due.id returning c.id`;

/** Puts payments off that cannot be made now; no attempt is counted. A job comes at that time. */
export async function postponePayments(ctx: Context, transactionIds: readonly string[], until: Date): Promise<void> {
  if (transactionIds.length === 0) return;
  await ctx.db.transaction(async (tx) => {
    const parameters = [transactionIds, ctx.now().toISOString(), until.toISOString()];
    const put = await run<{ id: string }>(tx, PUT_OFF, parameters);
    if (put.length === 0) return;
    await ctx.enqueue(tx, 'cashback.pay', { transactionIds: put.map(({ id }) => id) }, { startAfter: until });
  });
}
