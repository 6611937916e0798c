type Item = { readonly quantity: number; readonly unitAmount: bigint };

/** What of a purchase no line of it names, as delivery; nothing where the lines come to more, as with a discount. */
export function chargesBeyond(amount: bigint, items: readonly Item[]): bigint {
  const named = items.reduce((sum, { quantity, unitAmount }) => sum + BigInt(quantity) * unitAmount, 0n);
  return items.length > 0 && amount > named ? amount - named : 0n;
}
