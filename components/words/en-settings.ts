import type { RefundPolicy } from '#db/enums.ts';
import type { Rounding } from '#server/kernel/money.ts';

const ROUNDING_WORDS: Record<Rounding, string> = {
  half_up: 'Half up: 0.5 becomes 1',
  down: 'Down: never more than the rate says',
  half_even: 'Half to even: banker’s rounding',
};

const POLICIES: Record<RefundPolicy, string> = {
  reevaluate: 'Work out the cashback again, on what is left of the purchase',
  proportional: 'Take back the same share as was refunded',
};

const PROVIDERS: Readonly<Record<string, string>> = {
  wallet: 'Laurel’s own wallet (store credit)',
  sandbox: 'Sandbox (for trying things out)',
  stripe: 'Stripe',
  paystack: 'Paystack',
};

/** The texts of the console's settings. */
export const settingsTexts = {
  settings: {
    title: 'Settings',
    lead: 'How the program counts and pays, and who runs it.',
    parts: { label: 'Parts', program: 'Program', people: 'Admins' },
    program: {
      title: 'Name and language',
      name: 'Name of the program',
      slug: 'Short name',
      locale: 'Language of numbers and dates',
      example: { money: 'Money will look like', number: 'Numbers', time: 'Dates and times' },
      ground: 'Currency and time',
      groundHint:
        'Choose these before the first purchase is rewarded. After that they stay: what was earned was counted in them.',
      groundFixed: 'These can no longer change: purchases have already been counted in them.',
      currency: 'Currency',
      timeZone: 'Time zone',
      rounding: 'Rounding',
      roundings: ROUNDING_WORDS,
      money: 'Money',
      refundCashback: 'When a purchase is refunded',
      policies: POLICIES,
      payoutProvider: 'Cashback is paid by',
      providers: PROVIDERS,
      provider: (name: string, isConfigured: boolean) => (isConfigured ? name : `${name}, not configured`),
      providerHint: 'For payments from now on. Those already on their way stay where they are.',
      providerMissing: 'This provider is not configured on the server, so nothing can be paid by it.',
      doors: 'API and webhooks',
      rateLimit: 'Requests a minute for each token',
      privateWebhooks: 'Webhooks may go to private addresses',
      privateHint: 'For development only: whoever can add a webhook could reach machines inside your network.',
      save: 'Save changes',
      undo: 'Undo changes',
      unchanged: 'Nothing has been changed.',
      saved: 'Saved.',
    },
    people: {
      columns: { name: 'Name', email: 'Email', state: 'State', since: 'Since', acts: 'Access' },
      states: { active: 'Active', invited: 'Invited', disabled: 'Suspended' },
      roles: 'Admins can do everything in this console. Customers see their own pages only.',
      you: 'you',
      empty: { title: 'No admins', text: 'Invite somebody.' },
      invite: 'Invite an admin',
      inviteWhat:
        'They get a mail with a link to choose a password. After that they can do everything you can do here.',
      name: 'Name',
      email: 'Email',
      invited: (email: string) => `${email} is invited.`,
      disable: 'Suspend',
      disableWhat: (name: string) =>
        `${name} is signed out everywhere at once, and cannot sign in until somebody restores their access.`,
      disabled: (name: string) => `${name} is suspended.`,
      enable: 'Restore access',
      enabled: (name: string) => `${name} can sign in again.`,
      demote: 'Remove admin rights',
      demoteWhat: (name: string) => `${name} loses all admin rights at once, and stays on as an ordinary customer.`,
      demoted: (name: string) => `${name} is no longer an admin.`,
      unnamed: 'Unnamed',
    },
  },
};
