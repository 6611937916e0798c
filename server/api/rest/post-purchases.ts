import type { PartnerContext } from '#server/api/partner-procedures.ts';
import { Refusal } from '#server/kernel/errors.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { type RecordedPurchase, recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import { Gathering } from './gathering.ts';

type Posted = { readonly ctx: PartnerContext; readonly purchase: RecordPurchaseInput };

/** Purchases of one token that are posted one by one at the same moment go into one transaction. */
const LIMITS = { most: 100, lanes: 2 };

/**
 * Records single purchases as they are posted. A transaction costs the database much more than a row: purchases that one token
 * posts at the same time are recorded in the same, each with an answer of its own, as in a batch.
 */
export class PurchasePosts {
  readonly #gathering = new Gathering(recordTogether, LIMITS);

  /** @throws Refusal as `recordPurchase` */
  async record(ctx: PartnerContext, purchase: RecordPurchaseInput): Promise<Exclude<RecordedPurchase, Refusal>> {
    const tokenId = ctx.actor.kind === 'token' ? ctx.actor.tokenId : '';
    const answer = await this.#gathering.ask(`${ctx.programId}/${tokenId}`, { ctx, purchase });
    if (answer instanceof Refusal) throw answer;
    return answer;
  }
}

/** When the whole fails for a reason of one of them, each is tried alone: nobody is refused for another's sake. */
async function recordTogether(posted: readonly Posted[]): Promise<readonly RecordedPurchase[]> {
  const [first] = posted;
  if (!first) return [];
  const { ctx } = first;
  const purchases = posted.map(({ purchase }) => purchase);
  try {
    return await recordPurchases(ctx, { programId: ctx.programId, purchases });
  } catch (error) {
    if (posted.length === 1) throw error;
    ctx.log.warn({ err: error, purchases: posted.length }, 'purchases posted together are recorded one by one');
  }
  const answers: RecordedPurchase[] = [];
  for (const one of posted) answers.push(...(await recordTogether([one])));
  return answers;
}
