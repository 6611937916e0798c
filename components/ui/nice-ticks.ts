const MANTISSAS = [1, 2, 5, 10] as const;
const WANTED = 5;
/** So much finer than wanted is still good. */
const LEEWAY = 0.9;

/**
 * Round marks for an axis that holds all of `values` and zero: steps of 1, 2 or 5 times a power of ten. Where only whole
 * things are counted, so are the marks.
 */
export function niceTicks(values: readonly number[], isWhole = true): number[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (most - least) / WANTED || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = power * (MANTISSAS.find((mantissa) => mantissa * power >= rough * LEEWAY) ?? 10);
  const step = isWhole ? Math.max(1, nice) : nice;
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}
