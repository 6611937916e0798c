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

/** The smallest id that can be made at this instant: ids from then on are not below it. */
export function firstIdAt(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
