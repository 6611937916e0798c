import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { chaosLines } from './chaos/report.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { dataDirectory } from './product/database.ts';
import { failWith, StartFailure, say } from './product/terminal.ts';

const USAGE = `Usage: npm run chaos -- [options]

Runs the product (web, two workers, a payout provider that misbehaves, load over the partner API) on a durable PostgreSQL of its own and
disturbs it: kills and freezes processes, ends sessions, restarts the database without warning, empties the job table. Then lets it come
to rest, checks every promise of the books and compares the provider's with ours. Ends with 1 when one is broken.

  --minutes N   how long it is disturbed (1); fractions are allowed
  --seed S      a whole number; the same one disturbs in the same way. Drawn at random when absent
  --pace MS     milliseconds between two disturbances, on average (2500)`;

const MINUTE_MS = 60_000;
const LARGEST_SEED = 1_000_000_000;

main().catch(failWith);

async function main(): Promise<void> {
  const { minutes, seed, pace } = readWishes();
  say(`Chaos with seed ${seed}`);
  const report = await runChaos({
    root: process.cwd(),
    dataDir: dataDirectory(),
    seed,
    disturbedMs: minutes * MINUTE_MS,
    paceMs: pace,
    tell: say,
    givenUp: signalled(),
  });
  say(`\n${chaosLines(report).join('\n')}`);
  process.exit(report.breaches.length === 0 ? 0 : 1);
}

/** Aborted by Ctrl-C, once; the second one waits for nothing. */
function signalled(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopping.abort(new StartFailure('Given up; everything that was started is ended.')));
  }
  return stopping.signal;
}

function readWishes() {
  const options = { minutes: { type: 'string' }, seed: { type: 'string' }, pace: { type: 'string' } } as const;
  const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    say(USAGE);
    process.exit(0);
  }
  const number = (name: keyof typeof options, usual: number) => {
    const found = Number(values[name] ?? usual);
    if (Number.isFinite(found) && found > 0) return found;
    throw new StartFailure(`--${name} takes a number above 0.\n\n${USAGE}`);
  };
  const seed = Math.floor(number('seed', randomInt(1, LARGEST_SEED)));
  return { minutes: number('minutes', 1), seed, pace: number('pace', 2_500) };
}
