const ERRORS: Readonly<Record<string, string>> = {
  provider_unreachable: 'Provider could not be reached',
  no_payout_account: 'Customer has no payout account',
  account_closed: 'Account is closed',
  account_invalid: 'Account is not valid',
  invalid_recipient: 'Recipient is not valid',
  invalid_bank_code: 'Bank code is not valid',
  resource_missing: 'Account is not known',
  insufficient_capabilities_for_transfer: 'Account cannot take payments',
  transfer_failed: 'Transfer failed',
  transfer_reversed: 'Transfer was sent back',
  transfer_abandoned: 'Transfer was abandoned',
  transfer_blocked: 'Transfer was blocked',
  transfer_rejected: 'Transfer was rejected',
  reversed: 'Transfer was reversed',
  refused: 'Refused by the provider',
  worker_lost: 'Worker did not report back',
  contradiction: 'Provider contradicts our books',
};

/** Why a payment failed. A code that only a provider knows is read as words: "Limit exceeded", of "limit_exceeded". */
export const payoutErrors = {
  known: ERRORS,
  said: (code: string) => {
    const words = code.replaceAll(/[_-]+/g, ' ').trim();
    return ERRORS[code] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  },
};
