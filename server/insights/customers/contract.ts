import { z } from 'zod';
import type { CashbackKind, CashbackStatus, FactKind, PointsKind } from '#db/enums.ts';
import type { CustomerSummaryView } from '#server/insights/standing/contract.ts';

export const ACCOUNTS = ['registered', 'unregistered', 'anonymised'] as const;
export type Account = (typeof ACCOUNTS)[number];

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

/** The head of a customer's page. */
export type CustomerDetail = Omit<CustomerRow, 'purchases' | 'points' | 'cashback'> & {
  readonly disabledAt: Date | null;
  readonly firstFactAt: Date | null;
  readonly lastFactAt: Date | null;
  readonly summary: CustomerSummaryView;
};

export type LedgerLineView = {
  readonly id: string;
  readonly delta: number;
  readonly kind: PointsKind;
  readonly achievement: string | null;
  readonly factKind: FactKind;
  readonly factId: string;
  readonly note: string | null;
  readonly by: string;
  readonly createdAt: Date;
};

export type CustomerCashbackRow = {
  readonly id: string;
  readonly kind: CashbackKind;
  readonly purchaseId: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly rateBps: number;
  readonly status: CashbackStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
};

export type AuditRow = {
  readonly id: string;
  readonly action: string;
  readonly actor: string;
  /** The person's name, where a person acted. */
  readonly actorName: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly createdAt: Date;
};
