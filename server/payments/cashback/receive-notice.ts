import { createHash } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import type { NoticeOutcome } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound, Refusal } from '#server/kernel/errors.ts';
import { isId, newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Providers } from '#server/payments/payouts/choose-provider.ts';
import type { ProviderNotice } from '#server/payments/payouts/port.ts';
import { afterWord, type Word } from '#server/payments/payouts/rules/words.ts';
import { endCashback } from './end-cashback.ts';
import { type LockedCashback, lockCashback, presentOf } from './lock-cashback.ts';
import { TOLD_OTHERWISE } from './settle-payments.ts';

/** A webhook as it came. */
export type RawNotice = { readonly provider: string; readonly rawBody: Uint8Array; readonly headers: Headers };

const KEEP = `
  insert into payout_notices (id, provider, event_id, body_hash, key, says, reference, code, message, amount, currency,
                              outcome, received_at)
  values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $11, 'left', $12::timestamptz)
  on conflict (provider, event_id) do nothing returning id`;
const CONCLUDE = `
  update payout_notices
     set outcome = $2, program_id = $3::uuid, transaction_id = $4::uuid, message = coalesce($5, message),
         applied_at = case when $2 = 'applied' then $6::timestamptz end
   where id = $1::uuid`;

/* Its worker may have died: nobody else would end it. */
const END_OPEN_ATTEMPTS = `
  update cashback_attempts set outcome = 'unknown', error = $2
   where transaction_id = $1::uuid and outcome = 'in_flight'`;

/**
 * Hears what a provider tells by webhook: the signature first, then each event once, whatever the order. Kept whatever it changes;
 * answers what became of it, `already` for an event heard before. What the provider
 * signed but tells of no payment is `ignored`, and not kept.
 * @throws Refusal `not_found` for a provider that is not ours, `unauthenticated` for a signature that is not theirs
 */
export async function receiveNotice(
  ctx: Context,
  raw: RawNotice,
  providers: Providers,
): Promise<NoticeOutcome | 'ignored'> {
  requireMay(ctx.actor, 'payout.notice');
  const provider = providers.get(raw.provider);
  if (!provider) throw notFound('The provider');
  const notice = provider.verifyWebhook(raw.rawBody, raw.headers);
  if (!notice) throw new Refusal('unauthenticated', 'bad_signature', 'The signature is not good');
  if (notice === 'irrelevant') return 'ignored';
  return ctx.db.transaction(async (tx) => {
    const id = newId();
    if (!(await keep(tx, ctx, id, raw, notice))) return 'already';
    const cashback = isId(notice.key) ? await lockCashback(tx, notice.key) : null;
    const isOurs = cashback && cashback.kind === 'earn' && (cashback.provider ?? raw.provider) === raw.provider;
    const heard = isOurs
      ? await applyWord(ctx, tx, cashback, notice)
      : { outcome: 'unknown_key' as const, message: null };
    const ours = isOurs ? [cashback.programId, cashback.id] : [null, null];
    await run(tx, CONCLUDE, [id, heard.outcome, ...ours, heard.message, ctx.now().toISOString()]);
    if (heard.outcome === 'contradiction') {
      ctx.log.error({ transactionId: notice.key, reason: heard.message }, 'a provider contradicts our books');
    }
    return heard.outcome;
  });
}

async function keep(tx: Tx, ctx: Context, id: string, raw: RawNotice, notice: ProviderNotice): Promise<boolean> {
  const { answer, eventId, key, amountMinor, currency } = notice;
  const said = answer.outcome === 'paid' ? [answer.reference, null, null] : [null, answer.code, answer.message];
  const bodyHash = createHash('sha256').update(raw.rawBody).digest('hex');
  const amount = [amountMinor?.toString() ?? null, currency ?? null];
  const at = ctx.now().toISOString();
  const kept = await run(tx, KEEP, [id, raw.provider, eventId, bodyHash, key, answer.outcome, ...said, ...amount, at]);
  return kept.length > 0;
}

/** Applies a provider's word to a locked transaction, under the same fences as an answer. */
export async function applyWord(
  ctx: Context,
  tx: Tx,
  cashback: LockedCashback,
  word: Word,
): Promise<{ readonly outcome: NoticeOutcome; readonly message: string | null }> {
  const hearing = afterWord(presentOf(cashback, ctx.now()), word);
  if (hearing.outcome === 'applied') {
    const { answer } = word;
    if (answer.outcome === 'paid')
      await endCashback(ctx, tx, cashback, { to: 'completed', reference: answer.reference });
    else await endCashback(ctx, tx, cashback, { to: 'failed', code: answer.code, message: answer.message });
    await run(tx, END_OPEN_ATTEMPTS, [cashback.id, TOLD_OTHERWISE]);
  }
  if (hearing.outcome !== 'contradiction') return { outcome: hearing.outcome, message: null };
  if (hearing.review) {
    await endCashback(ctx, tx, cashback, { to: 'needs_review', message: hearing.message });
    await run(tx, END_OPEN_ATTEMPTS, [cashback.id, TOLD_OTHERWISE]);
  }
  return { outcome: 'contradiction', message: hearing.message };
}
