/** The texts of our mails in English. Another language is another object of this type. */
export const en = {
  register: (program: string, link: string) => ({
    subject: `Confirm your email address for ${program}`,
    text: [
      `Welcome to ${program}.`,
      'Open this link and enter the password you chose, and your account is ready:',
      link,
      'The link works once, for 24 hours. If this was not you, delete this mail: without the password nothing happens.',
    ],
  }),
  accountExists: (program: string, signIn: string, forgot: string) => ({
    subject: `You have an account at ${program}`,
    text: [
      `Somebody wanted to open an account at ${program} with this address. There is one already.`,
      `If it was you, sign in here: ${signIn}`,
      `If you forgot the password: ${forgot}`,
      'If it was not you, there is nothing to do.',
    ],
  }),
  reset: (program: string, link: string) => ({
    subject: `A new password for ${program}`,
    text: [
      `Somebody, hopefully you, forgot the password for ${program}. Choose a new one here:`,
      link,
      'The link works once, for 30 minutes. If this was not you, delete this mail: your password stays as it is.',
    ],
  }),
  noAccount: (program: string, register: string) => ({
    subject: `No account at ${program} with this address`,
    text: [
      `Somebody asked for a new password for ${program}, but no account can be opened with this address.`,
      `Perhaps you signed up with another one. To register with this address: ${register}`,
      'If this was not you, there is nothing to do.',
    ],
  }),
  invite: (program: string, link: string) => ({
    subject: `You are invited to the console of ${program}`,
    text: [
      `You were invited to look after ${program}. Choose a password here:`,
      link,
      'The link works once, for three days.',
    ],
  }),
  passwordChanged: (program: string, forgot: string) => ({
    subject: `Your password for ${program} was changed`,
    text: [
      `The password of your account at ${program} was changed, and every other browser was signed out.`,
      `If this was not you, choose a new password at once: ${forgot}`,
    ],
  }),
  emailChange: (program: string, link: string) => ({
    subject: `Confirm your new address for ${program}`,
    text: [
      `This address was given as the new one of an account at ${program}. Confirm it here:`,
      link,
      'The link works once, for a day. If this was not you, delete this mail: nothing changes.',
    ],
  }),
  emailChanged: (program: string, forgot: string) => ({
    subject: `Your address at ${program} was changed`,
    text: [
      `The account at ${program} that had this address has another one now.`,
      `If this was not you, write to ${program} at once. A password can be replaced here: ${forgot}`,
    ],
  }),
  newsLines: {
    unlock: (name: string, points: number) => `You unlocked ${name}${points > 0 ? `: ${points} points` : ''}.`,
    badge: (name: string) => `You reached the ${name} badge.`,
    paid: (amount: string) => `Cashback of ${amount} was paid.`,
    failed: (amount: string) => `Cashback of ${amount} could not be paid yet. We are looking into it.`,
  },
  news: (program: string, lines: readonly string[], home: string, unsubscribe: string) => ({
    subject: lines.length === 1 ? `${program}: ${lines[0]}` : `${program}: ${lines.length} pieces of news for you`,
    text: [
      lines.map((line) => (lines.length === 1 ? line : `- ${line}`)).join('\n'),
      `See it all: ${home}`,
      `You get this mail because you have an account at ${program}. To get no more mails like this: ${unsubscribe}`,
    ],
  }),
};

export type MailText = {
  readonly subject: string;
  readonly text: readonly string[];
  /** Where mails of this kind can be ended, without signing in. */
  readonly unsubscribe?: string;
};
