import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId } from '#server/kernel/id.ts';

const SIGNATURE_BYTES = 24;

/** Signs whose mails a link ends. Its own key, derived from the product's secret: what it signs is worth nothing elsewhere. */
export class Unsubscriptions {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'laurel unsubscribe links', 32));
  }

  tokenFor(userId: string): string {
    return `${userId}.${this.#signatureOf(userId).toString('base64url')}`;
  }

  /** The person a token is about; null when we did not sign it. It never runs out: a mail may be read years later. */
  personOf(token: string): string | null {
    const [userId = '', signature = '', ...more] = token.split('.');
    if (more.length > 0 || !isId(userId)) return null;
    const given = Buffer.from(signature, 'base64url');
    const right = this.#signatureOf(userId);
    return given.length === right.length && timingSafeEqual(given, right) ? userId : null;
  }

  #signatureOf(userId: string): Buffer {
    return createHmac('sha256', this.#key).update(userId).digest().subarray(0, SIGNATURE_BYTES);
  }
}
