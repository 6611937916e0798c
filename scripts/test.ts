import { QUICK_STAGES, runStages, TEST_STAGES } from './checks/stages.ts';
import { summaryLine } from './checks/tally.ts';

// Everything there is to prove, in order; the last line counts over all runners.
const results = await runStages([...QUICK_STAGES, ...TEST_STAGES], process.cwd());

process.stdout.write('\n');
for (const { name, passed, failed, seconds } of results) {
  process.stdout.write(
    `  ${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)\n`,
  );
}
process.stdout.write(`\n${summaryLine(results)}\n`);
process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
