import type { importTexts } from '#components/words/en-import.ts';
import type { CustomerImport } from '#server/loyalty/customers/contract.ts';
import { type BadLine, type CustomerRow, type FilePart, LARGEST_MB, partsOf, UnreadableFile } from './customer-file.ts';

type Words = typeof importTexts;

export type RefusedLine = { readonly line: number; readonly reason: string; readonly cells: readonly string[] };

/** What was read of a file so far, and what it did or would do. */
export type ImportTally = {
  readonly share: number;
  readonly lines: number;
  readonly created: number;
  readonly filled: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedLine[];
  readonly leftOut: readonly string[];
};

export const NO_LINES: ImportTally = {
  share: 0,
  lines: 0,
  created: 0,
  filled: 0,
  unchanged: 0,
  refused: [],
  leftOut: [],
};

const MOST_REFUSED = 10_000;

class TooManyRefused extends Error {}

export type Walk = {
  readonly file: Blob;
  readonly words: Words;
  /** Hands rows to the server. */
  readonly send: (rows: readonly CustomerRow[]) => Promise<CustomerImport>;
  readonly tell: (tally: ImportTally) => void;
  readonly signal: AbortSignal;
};

/** Walks a file of customers part by part, each sent when the one before is answered, until the end or a stop. */
export async function walkFile({ file, words, send, tell, signal }: Walk): Promise<ImportTally> {
  let tally = NO_LINES;
  for await (const part of partsOf(file)) {
    if (signal.aborted) return tally;
    const did = part.rows.length > 0 ? await send(part.rows) : { created: 0, filled: 0, unchanged: 0, refused: [] };
    tally = added(tally, part, did, refusedOf(part, did, words));
    if (tally.refused.length > MOST_REFUSED) throw new TooManyRefused();
    tell(tally);
  }
  return tally;
}

function added(
  before: ImportTally,
  { rows, bad, share, leftOut }: FilePart,
  did: CustomerImport,
  refused: readonly RefusedLine[],
): ImportTally {
  return {
    share,
    leftOut,
    refused: [...before.refused, ...refused],
    lines: before.lines + rows.length + bad.length,
    created: before.created + did.created,
    filled: before.filled + did.filled,
    unchanged: before.unchanged + did.unchanged,
  };
}

function refusedOf({ rows, bad }: FilePart, did: CustomerImport, words: Words): RefusedLine[] {
  const rowAt = new Map(rows.map((row) => [row.line, row]));
  const cellsOf = (line: number) => {
    const row = rowAt.get(line);
    return row ? [row.externalId, row.email, row.name] : [];
  };
  const refused = [
    ...bad.map((one) => ({ line: one.line, reason: reasonOf(one, words), cells: one.cells })),
    ...did.refused.map(({ line, reason }) => ({ line, reason, cells: cellsOf(line) })),
  ];
  return refused.sort((one, other) => one.line - other.line);
}

function reasonOf({ why, earlier = 1 }: BadLine, { bad }: Words): string {
  return why === 'again' ? bad.again(earlier) : bad[why];
}

/** Why a walk ended before its end, in words; null for what only the server knows. */
export function complaintOf(error: unknown, { unreadable }: Words): string | null {
  if (error instanceof TooManyRefused) return unreadable.many;
  if (error instanceof DOMException) return unreadable.gone;
  if (!(error instanceof UnreadableFile)) return null;
  return error.why === 'large' ? unreadable.large(LARGEST_MB) : unreadable[error.why];
}
