const PROVIDERS: Readonly<Record<string, string>> = {
  stripe: 'Your Stripe account',
  paystack: 'Your bank account',
  sandbox: 'Your test account',
};

/** The texts of where cashback is paid to. */
export const paidToTexts = {
  title: 'Your cashback is paid to',
  account: (provider: string) => PROVIDERS[provider] ?? `Your account at ${provider}`,
  walletText: (program: string) => `Cashback is added to your store credit with ${program} as soon as it is paid.`,
  walletBefore: 'From the time when cashback was paid as store credit.',
  theirs: 'Its full number is never shown.',
  notTheirs: (program: string) => `It was set up by ${program}. Ask them to change it.`,
  missing: 'No account yet',
  missingText: 'Add an account so that your cashback can be paid.',
  add: 'Add account',
  change: 'Change account',
  formLead: 'Cashback that is paid from now on goes to this account. We may ask for your password.',
  fields: {
    account: 'Stripe account ID',
    name: 'Account holder',
    accountNumber: 'Account number',
    bankCode: 'Bank code',
    recipient: 'Recipient',
  },
  hints: {
    account: 'Begins with acct_',
    name: 'As your bank writes it',
    accountNumber: 'Digits only',
    bankCode: 'For example 058',
    recipient: 'Any name; no real money moves',
  },
  save: 'Save account',
  changed: 'Cashback is paid another way by now. Reload the page to see how.',
};
