import { QUICK_STAGES, runStages } from './checks/stages.ts';
import { summaryLine } from './checks/tally.ts';

// The fast part of `npm test`: no database, no browser.
const results = await runStages(QUICK_STAGES, process.cwd());

process.stdout.write(`\n${summaryLine(results)}\n`);
process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
