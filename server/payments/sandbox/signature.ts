import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that carries a webhook's time and signature. */
export const SIGNATURE_HEADER = 'sandbox-signature';

/** A webhook signed longer ago, or further ahead, is not believed. */
export const TOLERANCE_MS = 5 * 60_000;

/** `t=<second>,v1=<HMAC-SHA256 of "second.body" in hex>`: the time is signed with the body. */
export function signatureOf(secret: string, body: string | Uint8Array, at: Date): string {
  const second = Math.floor(at.getTime() / 1_000);
  return `t=${second},v1=${macOf(secret, second, body).toString('hex')}`;
}

/** True for the signature of just this body, made with the secret, not over five minutes ago. */
export function isSigned(secret: string, body: Uint8Array, header: string | null, now: Date): boolean {
  const [, second, mac] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (second === undefined || mac === undefined) return false;
  if (Math.abs(now.getTime() - Number(second) * 1_000) > TOLERANCE_MS) return false;
  return timingSafeEqual(macOf(secret, Number(second), body), Buffer.from(mac, 'hex'));
}

function macOf(secret: string, second: number, body: string | Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${second}.`).update(body).digest();
}
