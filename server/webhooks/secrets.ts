import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

const SECRET_BYTES = 32;

/** A new secret in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** What is signed: the same id at every attempt, the second it is sent in, the body as it goes out. */
export type Message = { readonly id: string; readonly sentAt: Date; readonly body: string };

/** The headers of Standard Webhooks; one signature for each secret, so that either verifies. */
export function signedHeaders(secrets: readonly string[], { id, sentAt, body }: Message): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
  };
}
