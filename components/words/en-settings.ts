import type { RefundPolicy } from '#db/enums.ts';
import type { Rounding } from '#server/kernel/money.ts';

const ROUNDING_WORDS: Record<Rounding, string> = {
  half_up: 'Half up: 0.5 becomes 1',
  down: 'Down: never more than the rate says',
  half_even: 'Half to even: banker’s rounding',
};

const POLICIES: Record<RefundPolicy, string> = {
  reevaluate: 'Reckon the cashback anew, on what is left of the purchase',
  proportional: 'Take back the same share as was refunded',
};

/** The texts of the console's settings. */
export const settingsTexts = {
  settings: {
    title: 'Settings',
    lead: 'How the program counts, pays and lets people in.',
    parts: { label: 'Parts', program: 'Program', people: 'Admins' },
    program: {
      title: 'Program',
      name: 'Name',
      slug: 'Short name',
      locale: 'Locale',
      localeHint: 'How numbers and dates are written: en, en-NG, fr…',
      ground: 'What counting stands on',
      groundHint: 'These stay once the first purchase was rewarded: what was earned was counted in them.',
      currency: 'Currency',
      timeZone: 'Time zone',
      rounding: 'Rounding',
      roundings: ROUNDING_WORDS,
      money: 'Money',
      refundCashback: 'When a purchase is refunded',
      policies: POLICIES,
      payoutProvider: 'Cashback is paid by',
      doors: 'API and webhooks',
      rateLimit: 'Requests a minute of one token',
      privateWebhooks: 'Webhooks may go to private addresses',
      privateHint: 'For development only: anybody who can add a webhook could reach machines inside.',
      save: 'Save',
      unchanged: 'Nothing was changed.',
      saved: 'Saved.',
    },
    people: {
      columns: { name: 'Name', email: 'Email', state: 'State', since: 'Since', acts: 'Change' },
      states: { active: 'Active', invited: 'Invited', disabled: 'Shut out' },
      you: 'you',
      empty: { title: 'No admins', text: 'Invite somebody.' },
      invite: 'Invite an admin',
      inviteWhat: 'They get a mail with a link to choose a password, and may then do everything you may do here.',
      name: 'Name',
      email: 'Email',
      invited: (email: string) => `${email} is invited.`,
      disable: 'Shut out',
      disableWhat: (name: string) => `${name} is signed out everywhere from this moment on, and cannot sign in.`,
      disabled: (name: string) => `${name} is shut out.`,
      enable: 'Let in again',
      enabled: (name: string) => `${name} may sign in again.`,
      demote: 'Make a customer',
      demoteWhat: (name: string) => `${name} loses every right of an admin from the next request on.`,
      demoted: (name: string) => `${name} is a customer now.`,
      unnamed: 'Unnamed',
    },
  },
};
