/** Where exact numbers become JSON. */

/** A bigint as JSON: a number while that is exact, its digits as text beyond. */
export function jsonNumber(value: bigint): number | string {
  const isExact = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return isExact ? Number(value) : value.toString();
}
