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
    const outcome = await this.#gathering.ask(`${ctx.programId}/${tokenId}`, { ctx, purchase });
    if ('error' in outcome) throw outcome.error;
    return outcome;
  }
}

/** What became of one: its purchase, or why there is none. */
type Outcome = Exclude<RecordedPurchase, Refusal> | { readonly error: unknown };

/**
 * When the whole fails for a reason of one of them, each is tried alone: nobody is refused for another's sake. Recording notes
 * a request by its id only where a person asked; here all were sent with one token, and any of them may stand for the others.
 */
async function recordTogether(posted: readonly Posted[]): Promise<readonly Outcome[]> {
  const [first] = posted;
  if (!first) return [];
  const { ctx } = first;
  const purchases = posted.map(({ purchase }) => purchase);
  try {
    const recorded = await recordPurchases(ctx, { programId: ctx.programId, purchases });
    return recorded.map((answer) => (answer instanceof Refusal ? { error: answer } : answer));
  } catch (error) {
    if (posted.length === 1) return [{ error }];
    const requestIds = posted.map((one) => one.ctx.requestId);
    ctx.log.warn({ err: error, requestIds }, 'purchases posted together are recorded one by one');
  }
  const outcomes: Outcome[] = [];
  for (const one of posted) outcomes.push(...(await recordTogether([one])));
  return outcomes;
}
