import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Payment, PayoutProvider } from './port.ts';

/** What the variables of the environment came to; null where one is not set. */
export type ProviderSettings = Readonly<Record<string, string | number | null>>;

/** Where a provider sends a customer's money. */
export type PayoutAccounts = {
  /** The customer's account at the provider, as it was given; null when there is none. */
  readonly detailsOf: (payment: Payment, provider: string) => Promise<unknown>;
};

/** What a provider is built from. */
export type ProviderGround = {
  readonly db: Database;
  readonly now: () => Date;
  readonly settings: ProviderSettings;
  readonly accounts: PayoutAccounts;
};

/** What has to be known of a customer before a provider can pay them. */
export type AccountForm = {
  readonly input: z.ZodType;
  /** How people recognise an account without its number being told. */
  readonly label: (details: unknown) => string;
};

/** All the house knows of a provider before it is configured. */
export type ProviderPlug = {
  readonly name: string;
  /** The variables of the environment it reads, and what they must look like. */
  readonly variables: Readonly<Record<string, z.ZodType<string | number | null>>>;
  /** Those of them without which it is not configured. */
  readonly needs: readonly string[];
  /** Null: it pays customers without an account. */
  readonly account: AccountForm | null;
  /** Null while it is not configured. Whatever weighs much is loaded only here. */
  readonly create: (ground: ProviderGround) => Promise<PayoutProvider | null>;
};

/** The refusal of a payment whose customer has no account yet; an operator retries it when there is one. */
export function noAccount() {
  const message = 'the customer has no account at this provider yet';
  return { outcome: 'refused', code: 'no_payout_account', message } as const;
}
