import type { MailPort } from './contract.ts';

/** Where no mail server is configured, mails stay in the outbox, and an admin reads them there. */
export const outboxPort: MailPort = { keepsText: true, send: async () => undefined };
