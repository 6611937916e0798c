import { type Breach, type Finding, isBroken } from './check.ts';

/** One finding as lines for a person: `ok` or the number of rows, the promise, and the rows that break it. */
export function findingLines(finding: Finding): string[] {
  const { invariant, name, promise, count, breaches } = finding;
  const lines = [`${verdictOf(finding).padEnd(12)} ${invariant}  ${name.padEnd(22)} ${promise}`];
  if (!isBroken(finding)) return lines;
  lines.push(...breaches.map((breach) => `             ${breachText(breach)}`));
  if (breaches.length < count) lines.push(`             ... and ${count - breaches.length} more (--all shows them)`);
  return lines;
}

function verdictOf({ count, waits }: Finding): string {
  if (count === 0) return 'ok';
  if (waits) return `${count} waiting`;
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

/** The last line: calm when nothing was found. */
export function verdictLine(findings: readonly Finding[]): string {
  const broken = findings.filter(isBroken);
  if (broken.length === 0) return `All ${findings.length} promises are kept.`;
  return `${broken.length} of ${findings.length} promises are broken: ${broken.map(({ name }) => name).join(', ')}.`;
}

function breachText(breach: Breach): string {
  return Object.entries(breach)
    .map(([field, value]) => `${field}=${value ?? '-'}`)
    .join('  ');
}
