/** What a provider has to know of somebody before it can pay them, by the names it takes them under. */
const ACCOUNT_FIELDS = {
  stripe: ['account'],
  paystack: ['name', 'accountNumber', 'bankCode'],
  sandbox: ['recipient'],
} as const satisfies Record<string, readonly string[]>;

export type AccountField = (typeof ACCOUNT_FIELDS)[keyof typeof ACCOUNT_FIELDS][number];

/** The fields of a provider's account; none for a provider that no form is known of. */
export function accountFieldsOf(provider: string): readonly AccountField[] {
  const known: Readonly<Record<string, readonly AccountField[]>> = ACCOUNT_FIELDS;
  return known[provider] ?? [];
}
