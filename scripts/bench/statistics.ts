/** The middle of some numbers, the mean of the two middle ones when they are even in number; 0 for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The smallest of the numbers that at least `share` (0..1) of them do not exceed: nearest rank; 0 for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** One measured value over several runs. */
export type Measured = { readonly median: number; readonly runs: readonly number[] };

/** Several runs of one measurement. */
export function measured(runs: readonly number[]): Measured {
  return { median: median(runs), runs };
}
