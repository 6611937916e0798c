import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { TokenMode } from '#db/enums.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 16;
/** 32 digits of 62 are 190 bits: nobody guesses them, so a plain hash is enough to keep. */
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const FORM = /^lrl_(live|test)_([0-9A-Za-z]{16})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
/** How exactly the last use of a token is known; saves a write at every request. */
export const SIGHTING_EVERY_MS = 60_000;

/** A token taken apart: what it is looked up by, and what proves it. */
export type TokenParts = { readonly mode: TokenMode; readonly publicId: string; readonly secret: string };

/** Parts of a new token, from the system's source of randomness. */
export function newTokenParts(mode: TokenMode): TokenParts {
  return { mode, publicId: randomText(ID_LENGTH), secret: randomText(SECRET_LENGTH) };
}

/** The token as it is shown once: `lrl_live_<id>_<secret>`, the last six characters of which are a checksum of the rest. */
export function tokenText({ mode, publicId, secret }: TokenParts): string {
  const text = `lrl_${mode}_${publicId}_${secret}`;
  return text + checksumOf(text);
}

/** The parts of a token as it arrives; null when it cannot be one, so that typing errors cost no query. */
export function tokenParts(text: string): TokenParts | null {
  const [, mode, publicId, secret, checksum] = FORM.exec(text) ?? [];
  if (!mode || !publicId || !secret || checksumOf(text.slice(0, -CHECKSUM_LENGTH)) !== checksum) return null;
  return { mode: mode === 'live' ? 'live' : 'test', publicId, secret };
}

/** What is kept of a secret. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that does not tell how much was right. */
export function isSecretRight(secret: string, keptHash: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash(secret)), Buffer.from(keptHash));
}

/** True while a token is neither revoked nor past its time. */
export function isTokenGood(token: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): boolean {
  return token.revokedAt === null && (token.expiresAt === null || now < token.expiresAt);
}

/** True when the last use should be written down again. */
export function isUseWorthNoting(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= SIGHTING_EVERY_MS;
}

function randomText(length: number): string {
  return Array.from({ length }, () => DIGITS[randomInt(DIGITS.length)]).join('');
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < CHECKSUM_LENGTH; at += 1) {
    digits = (DIGITS[rest % DIGITS.length] ?? '') + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}
