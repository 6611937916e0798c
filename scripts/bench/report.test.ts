import { describe, expect, it } from 'vitest';
import { type BenchReport, reportLines, tableLines } from './report.ts';
import { measured } from './statistics.ts';
import { FULL } from './world.ts';

const result = (key: string, perSecond: number, workerMegabytes = 0) => ({
  key,
  name: `the ${key}`,
  perSecond: measured([perSecond]),
  workerMegabytes,
});

const report: BenchReport = {
  at: '2026-11-20T12:00:00.000Z',
  machine: {
    cores: 2,
    processor: 'A processor',
    memoryMb: 8_192,
    system: 'Linux 6 x64',
    node: 'v24',
    postgres: '18',
    durability: { fsync: 'on' },
  },
  size: FULL,
  results: [result('floor', 4_000), result('batch', 3_000, 200), result('naive', 150)],
  latency: {
    purchases: 3_000,
    perSecond: 100,
    commits: { p50: 12, p95: 30, p99: 45, max: 80 },
    rows: { p50: 10, p95: 25, p99: 40, max: 70 },
    workerMegabytes: 190,
  },
  proof: [{ what: 'the work was equal', isKept: true, detail: '' }],
};

describe('the report of a bench', () => {
  it('is a Markdown table that a terminal shows straight', () => {
    expect(tableLines(['what', 'rate'], [['a longer name', '12']])).toEqual([
      '| what          | rate |',
      '| ------------- | ---: |',
      '| a longer name |   12 |',
    ]);
  });

  it('sets every rate beside the floor and the naive pipeline', () => {
    const line = reportLines(report).find((text) => text.startsWith('| the batch'));
    expect(line).toMatch(/3000 \|.*0\.75 \|.*20\.0 \|.*200 MB/);
  });

  it('says which goals are met', () => {
    const text = reportLines(report).join('\n');
    expect(text).toContain('ok   one worker reaches 0.75 of the floor (goal 0.5)');
    expect(text).toContain('ok   one worker is 20.0 times the naive pipeline (goal 15)');
    expect(text).toContain('ok   p99 of latency is 45 ms (goal 300)');
    expect(text).toContain('ok   a worker holds 200 MB at most (goal 250)');
    expect(text).toContain('ok   the work was equal');
  });

  it('says which goals are missed, and measures rows where the server keeps no commit times', () => {
    const slow = {
      ...report,
      results: [result('floor', 4_000), result('batch', 1_000, 300), result('naive', 150)],
      latency: { ...report.latency, commits: null, rows: { p50: 1, p95: 2, p99: 400, max: 500 } },
    };
    const text = reportLines(slow).join('\n');
    expect(text.match(/^NOT {2}/gm)).toHaveLength(4);
    expect(text).not.toContain('from commit to commit');
  });
});
