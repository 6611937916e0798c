/** The last step of a purchase's evaluation: what it earns back with the badge the customer now holds. */
import { bandFor, type Cashback, cashbackFor, NO_BENEFIT } from '#server/payments/cashback/rules.ts';
import type { Catalog, CompiledBadge, PricedRule } from './catalogue.ts';
import type { Draft, Verdict } from './draft.ts';
import { jsonNumber } from './edge.ts';
import { currentBadge } from './ladder.ts';
import type { PurchaseFact, Reason } from './model.ts';

/** Prices a purchase after achievements and badges, so that the purchase that earns Gold gets Gold's bonus. */
export function price(catalog: Catalog, { currency, amount }: PurchaseFact, draft: Draft): Verdict {
  const rule = catalog.cashback.get(currency);
  if (!rule) {
    const expected = [...catalog.cashback.keys()];
    return { outcome: 'none', reasons: [{ field: 'currency', op: 'in', expected, observed: currency }] };
  }
  const badge = currentBadge(catalog, draft.badges);
  const cashback = cashbackFor(rule, amount, badge ?? NO_BENEFIT);
  const reasons = workings(rule, amount, badge, cashback);
  if (cashback.amount === 0n) return { outcome: 'none', reasons };
  const { exact: _exact, limit: _limit, ...figures } = cashback;
  const { fact } = draft;
  const badgeId = badge?.id ?? null;
  draft.awards.push({ kind: 'cashback', fact, version: rule.version, ruleId: rule.id, currency, badgeId, ...figures });
  return { outcome: 'granted', reasons };
}

/** Band, benefit and limit, in the order they were applied. */
function workings(rule: PricedRule, amount: bigint, badge: CompiledBadge | null, cashback: Cashback): Reason[] {
  const { from, rateBps } = bandFor(rule, amount);
  const band = { from: jsonNumber(from), rateBps };
  const reasons: Reason[] = [{ field: 'amount', op: 'band', expected: band, observed: jsonNumber(amount) }];
  if (badge) {
    const { bonusBps, multiplierPct, level } = badge;
    reasons.push({ field: 'badge', op: 'benefit', expected: { bonusBps, multiplierPct }, observed: level });
  }
  if (cashback.limit) {
    const edge = cashback.limit === 'cap' ? (rule.cap ?? 0n) : rule.minimum;
    const observed = jsonNumber(cashback.exact);
    reasons.push({ field: 'cashback', op: cashback.limit, expected: jsonNumber(edge), observed });
  }
  return reasons;
}
