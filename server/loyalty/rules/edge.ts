/** Where exact numbers become JSON. */

/** A bigint as JSON: a number while that is exact, its digits as text beyond. */
export function jsonNumber(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
