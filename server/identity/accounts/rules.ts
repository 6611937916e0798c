import { createHash, randomBytes } from 'node:crypto';
import type { LinkPurpose, UserRole } from '#db/enums.ts';
import { Refusal } from '#server/kernel/errors.ts';

const HOUR_MS = 60 * 60_000;
/** 256 bits: nobody guesses them, so a plain hash is enough to keep. */
const TOKEN_BYTES = 32;

/** How long a link in a mail is good for. */
export const LINK_MS: Record<LinkPurpose, number> = {
  register: 24 * HOUR_MS,
  reset: HOUR_MS / 2,
  invite: 72 * HOUR_MS,
  email: 24 * HOUR_MS,
};

/** What a link carries, from the system's source of randomness. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of it. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** As much of an account as decides what its mailbox may do. */
export type AccountState = {
  readonly role: UserRole;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
  readonly anonymisedAt: Date | null;
};

/**
 * True when whoever reads the mailbox may take the record over by registering: a customer whom a partner made and who never
 * had a password. An admin's invitation is no such record: registering never gives a role.
 */
export function isClaimable({ role, passwordHash, disabledAt, anonymisedAt }: AccountState): boolean {
  return role === 'customer' && passwordHash === null && disabledAt === null && anonymisedAt === null;
}

/** True when the account may be signed in to. */
export function isOpen({ passwordHash, disabledAt, anonymisedAt }: AccountState): boolean {
  return passwordHash !== null && disabledAt === null && anonymisedAt === null;
}

/** Unknown, used, too old, or of another kind: all alike. */
export function linkRefused(): Refusal {
  return new Refusal('rule', 'link_invalid', 'This link is not good any more. Please ask for a new one.');
}
