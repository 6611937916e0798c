/** What one runner found. A lint stage counts as one test. */
export type Tally = { readonly passed: number; readonly failed: number };

export type StageResult = Tally & { readonly name: string; readonly seconds: number };

/** The tally of a stage that only says yes or no. */
export function yesOrNo(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The tally of a test runner. A runner that ended badly without naming a failed test (a crash, missed coverage, a file that
 * could not be loaded) counts as one failure, and so does a runner that ran nothing.
 */
export function ofRunner(exitCode: number, passed: number, failed: number): Tally {
  const endedBadly = exitCode !== 0 || passed + failed === 0;
  return { passed, failed: endedBadly && failed === 0 ? 1 : failed };
}

/** Reads the tests of Vitest's JSON report. A file that failed before its first test counts as one failure. */
export function ofVitest(exitCode: number, report: unknown): Tally {
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = (report ?? {}) as VitestReport;
  const unloadable = testResults.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length;
  return ofRunner(exitCode, numPassedTests, numFailedTests + unloadable);
}

/** Reads the tests of Playwright's JSON report. */
export function ofPlaywright(exitCode: number, report: unknown): Tally {
  const { stats } = (report ?? {}) as PlaywrightReport;
  return ofRunner(exitCode, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

/** The closing line over all stages. */
export function summaryLine(results: readonly Tally[]): string {
  const sum = (pick: (tally: Tally) => number) => results.reduce((total, tally) => total + pick(tally), 0);
  return `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failed)} failed`;
}

type VitestFile = { status?: string; assertionResults?: { status?: string }[] };
type VitestReport = { numPassedTests?: number; numFailedTests?: number; testResults?: VitestFile[] };
type PlaywrightReport = { stats?: { expected?: number; unexpected?: number; flaky?: number } };

function hasFailedTest(file: VitestFile): boolean {
  return (file.assertionResults ?? []).some((result) => result.status === 'failed');
}
