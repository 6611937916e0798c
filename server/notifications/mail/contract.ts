import type { MailKind } from '#db/enums.ts';
import type { Unsubscriptions } from '../unsubscribe-token.ts';

/** A mail as it leaves. */
export type OutgoingMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where mails of this kind can be ended, by one request and without signing in. */
  readonly unsubscribe?: string | undefined;
};

/** How mails leave. Adapters are interchangeable; which one is used is configuration. */
export type MailPort = {
  /** True when the text may be kept for an admin to read, because there is no other way to get it. */
  readonly keepsText: boolean;
  /** Resolves when the mail was taken over. @throws MailRefused when it never will be; any other error is tried again */
  readonly send: (mail: OutgoingMail) => Promise<void>;
};

/** What sending needs besides the rows: the way out, the address our links begin with, and how they are signed. */
export type Mailing = {
  readonly port: MailPort;
  readonly publicUrl: string;
  /** Signs the links that end mails. */
  readonly links: Unsubscriptions;
};

/** The server on the other side does not want this mail, now or later. */
export class MailRefused extends Error {}

/** A mail of the outbox, as an admin sees it. `body` is null where a mail server is configured. */
export type OutboxMail = {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly status: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
};
