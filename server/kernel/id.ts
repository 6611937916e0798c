import { v7 } from 'uuid';

/** A new time-ordered id (UUIDv7). */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the text of a UUID in small letters, the only form the house hands out. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
