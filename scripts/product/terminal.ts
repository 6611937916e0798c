/** A failure that a person can mend: shown as its message alone, without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

export type Say = (text: string) => void;

const SHOWN_AFTER_MS = 2_000;
const REPEATED_EVERY_MS = 10_000;

/** Writes a line for the person at the terminal. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Does one step, telling its name and elapsed time as soon as it takes longer than two seconds. */
export async function step<T>(name: string, work: () => Promise<T>, tell: Say = say): Promise<T> {
  const started = Date.now();
  const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    tell(`  ${name} ...`);
    repeat = setInterval(() => tell(`  ${name} ... ${elapsed()}`), REPEATED_EVERY_MS);
  }, SHOWN_AFTER_MS);
  try {
    const result = await work();
    tell(`  ${name}: ${elapsed()}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}

/** Ends a command: a failure that a person can mend in its own words, anything else with its stack. */
export function failWith(error: unknown): never {
  const text = error instanceof StartFailure ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
