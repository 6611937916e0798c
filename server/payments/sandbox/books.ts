import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type SandboxPayout, sandboxPayout } from './contract.ts';

export type Entry = SandboxPayout & { readonly sequence: number };

/** The provider's own books: what it paid and refused, in order. */
export type Books = {
  readonly record: (payout: SandboxPayout) => void;
  /** Every entry under a key, the oldest first. */
  readonly under: (key: string) => readonly Entry[];
  /** Entries after a place in the books, made in [from, to). */
  readonly list: (page: BooksPage) => readonly Entry[];
  readonly close: () => void;
};

export type BooksPage = {
  readonly after: number;
  readonly limit: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/**
 * Opens the books: one JSON line an entry, written before anybody is answered, so that they survive the provider's
 * sudden death. Without a file they live as long as the process.
 */
export function openBooks(file: string | null): Books {
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry[]>();
  const add = (payout: SandboxPayout) => {
    const entry = { ...payout, sequence: entries.length + 1 };
    entries.push(entry);
    byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);
  };
  for (const payout of file === null ? [] : readKept(file)) add(payout);
  const kept = file === null ? null : openSync(file, 'a', 0o600);
  return {
    record: (payout) => {
      if (kept !== null) writeSync(kept, `${JSON.stringify(payout)}\n`);
      add(payout);
    },
    under: (key) => byKey.get(key) ?? [],
    list: ({ after, limit, from, to }) => {
      const inTime = ({ createdAt }: Entry) =>
        (from === undefined || createdAt >= from) && (to === undefined || createdAt < to);
      return entries.slice(after).filter(inTime).slice(0, limit);
    },
    close: () => {
      if (kept !== null) closeSync(kept);
    },
  };
}

/** A last line that was cut off was never answered for: it is taken out. */
function readKept(file: string): SandboxPayout[] {
  mkdirSync(path.dirname(file), { recursive: true });
  const text = textOf(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  const lines = whole.split('\n').slice(0, -1);
  return lines.map((line) => sandboxPayout.parse(JSON.parse(line)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
