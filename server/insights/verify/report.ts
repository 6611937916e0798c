import type { Breach, Finding } from './check.ts';

/** One finding as lines for a person: `ok` or the number of rows, the promise, and the rows that break it. */
export function findingLines({ invariant, name, promise, count, breaches }: Finding): string[] {
  const verdict = count === 0 ? 'ok' : `${count} ${count === 1 ? 'row' : 'rows'}`;
  const lines = [`${verdict.padEnd(10)} ${invariant}  ${name.padEnd(22)} ${promise}`];
  lines.push(...breaches.map((breach) => `             ${breachText(breach)}`));
  if (breaches.length < count) lines.push(`             ... and ${count - breaches.length} more (--all shows them)`);
  return lines;
}

/** The last line: calm when nothing was found. */
export function verdictLine(findings: readonly Finding[]): string {
  const broken = findings.filter(({ count }) => count > 0);
  if (broken.length === 0) return `All ${findings.length} promises are kept.`;
  return `${broken.length} of ${findings.length} promises are broken: ${broken.map(({ name }) => name).join(', ')}.`;
}

function breachText(breach: Breach): string {
  return Object.entries(breach)
    .map(([field, value]) => `${field}=${value ?? '-'}`)
    .join('  ');
}
