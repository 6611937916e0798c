import { describe, expect, it } from 'vitest';
import { ofPlaywright, ofRunner, ofVitest, summaryLine, yesOrNo } from './tally.ts';

describe('the closing line', () => {
  it('adds up all runners', () => {
    const results = [yesOrNo(0), yesOrNo(1), { passed: 40, failed: 2 }];
    expect(summaryLine(results)).toBe('41 passed, 3 failed');
  });

  it('counts a lint stage as one', () => {
    expect(yesOrNo(0)).toEqual({ passed: 1, failed: 0 });
    expect(yesOrNo(2)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts one failure for a runner that ended badly without naming a failed test', () => {
    expect(ofRunner(1, 12, 0)).toEqual({ passed: 12, failed: 1 });
    expect(ofRunner(1, 12, 3)).toEqual({ passed: 12, failed: 3 });
  });

  it('takes a runner that ran nothing for a failure', () => {
    expect(ofRunner(0, 0, 0)).toEqual({ passed: 0, failed: 1 });
    expect(ofVitest(0, undefined)).toEqual({ passed: 0, failed: 1 });
    expect(ofPlaywright(1, undefined)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a test file that could not be loaded', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ];
    expect(ofVitest(1, { numPassedTests: 5, numFailedTests: 1, testResults })).toEqual({ passed: 5, failed: 2 });
  });

  it('reads what Playwright expected and what it did not', () => {
    expect(ofPlaywright(1, { stats: { expected: 3, unexpected: 1, flaky: 0 } })).toEqual({ passed: 3, failed: 1 });
  });
});
