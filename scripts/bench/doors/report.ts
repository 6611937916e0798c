import { machineLine } from '../machine.ts';
import { tableLines } from '../report.ts';
import type { DoorsReport } from './measure.ts';

/** What the partner API promises on two cores with everything on them. */
export const DOOR_GOALS = { singles: 400, batched: 4_000, p95Ms: 15, overhead: 1.5, pageMs: 50 };

/** The report as a person reads it: tables, then the goals. */
export function doorsLines({ machine, size, singles, batched, reads, pages, bridge, scans }: DoorsReport): string[] {
  const slowest = Math.max(0, ...Object.values(reads).map(({ p95 }) => p95));
  const slowestPage = Math.max(0, ...Object.values(pages).map(({ p95 }) => p95));
  const failed = Object.values(reads).reduce((sum, read) => sum + read.failed, 0);
  const overhead = Math.max(0, ...Object.values(bridge).map((one) => one.overhead));
  return [
    machineLine(machine),
    `${size.purchases} purchases of ${size.customers} customers; web process, worker, PostgreSQL and the caller share the cores`,
    '',
    ...tableLines(
      ['purchases a second over HTTP', 'rate'],
      [
        ['POST /purchases, 16 connections', singles.toFixed(0)],
        ['POST /purchases/batch, 500 a request', batched.toFixed(0)],
      ],
    ),
    '',
    ...tableLines(
      ['reads at 50 a second, in ms', 'p50', 'p95', 'p99'],
      Object.entries(reads).map(([name, { p50, p95, p99 }]) => [name, ...[p50, p95, p99].map((ms) => ms.toFixed(1))]),
    ),
    '',
    ...tableLines(
      ['pages one after the other, in ms', 'p50', 'p95'],
      Object.entries(pages).map(([name, { p50, p95 }]) => [name, p50.toFixed(1), p95.toFixed(1)]),
    ),
    '',
    ...tableLines(
      ['reads a second of one process', 'bare handler', 'bridge', 'bare / bridge'],
      Object.entries(bridge).map(([name, one]) => [
        name,
        one.bare.toFixed(0),
        one.bridge.toFixed(0),
        one.overhead.toFixed(2),
      ]),
    ),
    '',
    goal(singles >= DOOR_GOALS.singles, `${singles.toFixed(0)} single posts a second (goal ${DOOR_GOALS.singles})`),
    goal(
      batched >= DOOR_GOALS.batched,
      `${batched.toFixed(0)} purchases a second by batch (goal ${DOOR_GOALS.batched})`,
    ),
    goal(
      slowest < DOOR_GOALS.p95Ms && failed === 0,
      `p95 of the slowest read is ${slowest.toFixed(1)} ms (goal ${DOOR_GOALS.p95Ms})`,
    ),
    goal(
      slowestPage < DOOR_GOALS.pageMs,
      `p95 of the slowest page is ${slowestPage.toFixed(1)} ms (goal ${DOOR_GOALS.pageMs})`,
    ),
    goal(
      overhead <= DOOR_GOALS.overhead,
      `a bare handler is ${overhead.toFixed(2)} times as fast as the bridge (goal ${DOOR_GOALS.overhead})`,
    ),
    goal(scans.length === 0, `${scans.length} statements of lists and summaries go through a whole table`),
    ...scans.map(
      ({ read, tables, rows, pages }) => `     ${read}: ${tables.join(', ')} (${rows} rows, ${pages} pages)`,
    ),
  ];
}

function goal(isMet: boolean, text: string): string {
  return `${isMet ? 'ok  ' : 'NOT '} ${text}`;
}
