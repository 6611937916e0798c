import { KIND_OF_EVENT } from '#db/enums.ts';
import type { LiveEvent } from '#server/live/contract.ts';
import type { NotificationChoice } from '#server/notifications/contract.ts';

export type Sum = { readonly currency: string; readonly amount: bigint };

/** What was taken back together, and why. */
export type Taken = {
  readonly cause: 'refund' | 'cancel' | 'recount';
  /** Ids. */
  readonly achievements: readonly string[];
  readonly badges: readonly string[];
  readonly points: number;
  readonly cashback: readonly Sum[];
};

export type CalmNews = {
  readonly paid: readonly LiveEvent[];
  readonly unpaid: readonly LiveEvent[];
  readonly taken: readonly LiveEvent[];
};

/** Sorts calm news by how it is told. What the customer does not want to be told of here is left out. */
export function calmNews(events: readonly LiveEvent[], choices: readonly NotificationChoice[]): CalmNews {
  const wanted = events.filter(({ type }) => isWanted(type, choices));
  return {
    paid: wanted.filter(({ type }) => type === 'cashback.completed'),
    unpaid: wanted.filter(({ type }) => type === 'cashback.failed'),
    taken: wanted.filter(({ type }) => type.endsWith('.revoked') || type === 'cashback.reversed'),
  };
}

function isWanted(type: LiveEvent['type'], choices: readonly NotificationChoice[]): boolean {
  const kinds: Partial<Record<LiveEvent['type'], string>> = KIND_OF_EVENT;
  const choice = choices.find(({ kind, channel }) => kind === kinds[type] && channel === 'in_app');
  return choice?.isWanted ?? true;
}

/** The amounts of money events, added up by currency. */
export function sumsOf(events: readonly LiveEvent[]): Sum[] {
  const sums = new Map<string, bigint>();
  for (const { data } of events) {
    const { amount, currency } = data;
    if (typeof amount !== 'number' || typeof currency !== 'string') continue;
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount));
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/** What several reversals took back in all. */
export function takenBack(events: readonly LiveEvent[]): Taken {
  const idsOf = (type: LiveEvent['type'], name: string) =>
    events.flatMap(({ type: one, data }) => {
      const id = data[name];
      return one === type && typeof id === 'string' ? [id] : [];
    });
  const points = events.reduce((sum, { data }) => sum + (typeof data.points === 'number' ? data.points : 0), 0);
  return {
    cause: causeOf(events),
    achievements: idsOf('achievement.revoked', 'achievementId'),
    badges: idsOf('badge.revoked', 'badgeId'),
    points,
    cashback: sumsOf(events.filter(({ type }) => type === 'cashback.reversed')),
  };
}

function causeOf(events: readonly LiveEvent[]): Taken['cause'] {
  const isRefund = ({ data }: LiveEvent) =>
    data.factKind === 'refund' || data.how === 'reverse' || data.how === 'clawback';
  if (events.some(isRefund)) return 'refund';
  return events.some(({ data }) => data.how === 'cancel') ? 'cancel' : 'recount';
}
