import { z } from 'zod';
import type { CashbackKind, CashbackStatus, FactKind, PointsKind } from '#db/enums.ts';
import type { AchievementStory } from '#server/insights/portal/contract.ts';
import type { CustomerSummaryView } from '#server/insights/standing/contract.ts';
import type { PayoutAccountView } from '#server/payments/payouts/contract.ts';
import { ACCOUNTS, type Account } from './choices.ts';

/** Which customers are asked for. `text` is an id, or how a name, an email or an external id begins. */
export const customerFilters = z.strictObject({
  text: z.string().min(1).max(255).nullish(),
  account: z.enum(ACCOUNTS).nullish(),
  /** Level of the badge they hold now. */
  level: z.int().nullish(),
});
export type CustomerFilters = z.infer<typeof customerFilters>;

/** A customer as a line of the console's list. Cashback in minor units of the program's currency. */
export type CustomerRow = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly account: Account;
  readonly badge: { readonly level: number; readonly name: string; readonly color: string } | null;
  readonly purchases: number;
  readonly points: number;
  readonly cashback: bigint;
  readonly createdAt: Date;
};

/** Cashback that could not be paid and waits for a person, in minor units of the program's currency; `newest` is a payment. */
export type UnpaidView = { readonly amount: number; readonly count: number; readonly newest: string };

/** The head of a customer's page. */
export type CustomerDetail = Omit<CustomerRow, 'purchases' | 'points' | 'cashback'> & {
  readonly disabledAt: Date | null;
  readonly firstFactAt: Date | null;
  readonly lastFactAt: Date | null;
  readonly summary: CustomerSummaryView;
  readonly unpaid: UnpaidView | null;
};

/** What of the kind that a rule counts the customer did before it began to count, and since. */
export type FactsAround = {
  readonly kind: 'purchase' | 'activity';
  readonly earlier: number;
  readonly lastEarlier: Date | null;
  readonly since: number;
};

/** An achievement of a customer, with what may explain why they do not have it. */
export type CustomerStory = AchievementStory & { readonly facts: FactsAround | null };

/** Who pays a customer, and where to. */
export type PaidToView = {
  /** Who pays the program's customers when nothing else is said. */
  readonly usual: string;
  /** Who pays this one. */
  readonly provider: string;
  /** The accounts, as people recognise them, with who said so last. */
  readonly accounts: readonly (PayoutAccountView & {
    readonly setBy: { readonly actor: string; readonly actorName: string | null } | null;
  })[];
  /** The providers an account can be given for, and what each needs to know. */
  readonly choices: readonly { readonly provider: string; readonly fields: readonly string[] }[];
};

export type LedgerLineView = {
  readonly id: string;
  readonly delta: number;
  readonly kind: PointsKind;
  readonly achievement: string | null;
  readonly factKind: FactKind;
  readonly factId: string;
  /** Of the purchase it came from; null where it came from something else. */
  readonly orderId: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly createdAt: Date;
};

export type CustomerCashbackRow = {
  readonly id: string;
  readonly kind: CashbackKind;
  readonly purchaseId: string;
  readonly orderId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly rateBps: number;
  readonly status: CashbackStatus;
  readonly nextAttemptAt: Date | null;
  readonly errorCode: string | null;
  readonly createdAt: Date;
};
