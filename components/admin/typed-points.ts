/** Points as they are typed, with either minus sign; 0 where they are none. */
export function typedPoints(text: string): number {
  const written = text.trim().replace('−', '-');
  return /^[+-]?\d{1,7}$/.test(written) ? Number(written) : 0;
}
