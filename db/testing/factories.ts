import { randomBytes } from 'node:crypto';

/** A word no other test uses, for names and keys that must be unique in a database. */
export function uniqueWord(prefix: string): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`;
}
