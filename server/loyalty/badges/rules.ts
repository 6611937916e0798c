/** Decisions about the status ladder. */

/** A multiplier of a definition (JSON number, at most two decimals) as whole hundredths: 1.5 is 150. */
export function multiplierPct(multiplier: number): number {
  return Math.round(multiplier * 100);
}
