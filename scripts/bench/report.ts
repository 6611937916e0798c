import type { Latency } from './latency.ts';
import { type Machine, machineLine } from './machine.ts';
import type { Proof } from './proof.ts';
import type { Measured } from './statistics.ts';
import type { BenchSize } from './world.ts';

export type Result = {
  readonly key: string;
  readonly name: string;
  readonly perSecond: Measured;
  /** Most memory a worker process held; 0 where there is none. */
  readonly workerMegabytes: number;
};

export type BenchReport = {
  readonly at: string;
  readonly machine: Machine;
  readonly size: BenchSize;
  readonly results: readonly Result[];
  readonly latency: Latency;
  readonly proof: readonly Proof[];
};

/** What the product promises of itself on two cores. */
export const GOALS = { ofFloor: 0.5, ofNaive: 15, p99Ms: 300, workerMegabytes: 250 };

/** The report as a person reads it: a table with ratios, then the goals. */
export function reportLines(report: BenchReport): string[] {
  const { results, latency, machine, size, proof } = report;
  const floor = rateOf(results, 'floor');
  const naive = rateOf(results, 'naive');
  const rows = results.map(({ name, perSecond, workerMegabytes }) => [
    name,
    perSecond.median.toFixed(0),
    perSecond.runs.map((run) => run.toFixed(0)).join(' '),
    floor > 0 ? (perSecond.median / floor).toFixed(2) : '-',
    naive > 0 ? (perSecond.median / naive).toFixed(1) : '-',
    workerMegabytes > 0 ? `${workerMegabytes} MB` : '-',
  ]);
  return [
    machineLine(machine),
    `10 active achievements, ${size.customers} customers, ${Object.entries(machine.durability)
      .map((pair) => pair.join(' '))
      .join(', ')}`,
    '',
    ...tableLines(['purchases a second', 'median', 'runs', 'of floor', 'x naive', 'worker'], rows),
    '',
    ...latencyLines(latency),
    '',
    ...proof.map(({ what, isKept, detail }) => `${isKept ? 'ok  ' : 'NOT '} ${what}${detail ? `: ${detail}` : ''}`),
    ...goalLines(report),
  ];
}

/** A Markdown table, columns padded so that a terminal shows it straight. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)];
}

function latencyLines({ purchases, perSecond, commits, rows, workerMegabytes }: Latency): string[] {
  const cells = (name: string, at: Latency['rows']) => [
    name,
    ...[at.p50, at.p95, at.p99, at.max].map((ms) => ms.toFixed(1)),
  ];
  return tableLines(
    [
      `latency in ms, ${purchases} purchases at ${perSecond} a second (worker ${workerMegabytes} MB)`,
      'p50',
      'p95',
      'p99',
      'max',
    ],
    [...(commits ? [cells('from commit to commit', commits)] : []), cells('completed_at to processed_at', rows)],
  );
}

function goalLines({ results, latency }: BenchReport): string[] {
  const best = rateOf(results, 'batch');
  const floor = rateOf(results, 'floor');
  const naive = rateOf(results, 'naive');
  const memory = Math.max(latency.workerMegabytes, ...results.map(({ workerMegabytes }) => workerMegabytes));
  const p99 = (latency.commits ?? latency.rows).p99;
  const goal = (isMet: boolean, text: string) => `${isMet ? 'ok  ' : 'NOT '} ${text}`;
  return [
    ...(best > 0 && floor > 0
      ? [
          goal(
            best / floor >= GOALS.ofFloor,
            `one worker reaches ${(best / floor).toFixed(2)} of the floor (goal ${GOALS.ofFloor})`,
          ),
        ]
      : []),
    ...(best > 0 && naive > 0
      ? [
          goal(
            best / naive >= GOALS.ofNaive,
            `one worker is ${(best / naive).toFixed(1)} times the naive pipeline (goal ${GOALS.ofNaive})`,
          ),
        ]
      : []),
    goal(p99 < GOALS.p99Ms, `p99 of latency is ${p99.toFixed(0)} ms (goal ${GOALS.p99Ms})`),
    goal(memory < GOALS.workerMegabytes, `a worker holds ${memory} MB at most (goal ${GOALS.workerMegabytes})`),
  ];
}

function rateOf(results: readonly Result[], key: string): number {
  return results.find((result) => result.key === key)?.perSecond.median ?? 0;
}
