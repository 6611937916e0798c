/** True when each word of what was typed begins some word of a name: "cash pay" finds "Cashback payments". */
export function isMeant(name: string, typed: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((start) => words.some((word) => word.startsWith(start)));
}
