import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A shell's commands, and what the page says they print; nothing when it says nothing. */
export type Step = { readonly commands: string; readonly printed: string };

const BLOCK = /```(sh|text)\n([\s\S]*?)```/g;
const MARK = '-- the next step --';

/** The steps of a Markdown page: its `sh` blocks, each with the `text` block that follows it. */
export function stepsOf(page: string): Step[] {
  const steps: Step[] = [];
  for (const [, kind, text = ''] of page.matchAll(BLOCK)) {
    const last = steps.pop();
    if (kind === 'sh') steps.push(...(last ? [last] : []), { commands: text, printed: '' });
    else if (last) steps.push({ ...last, printed: text });
  }
  return steps;
}

/** Runs steps as they stand in one shell, where the product's data is in `dataDir`. Answers what each printed. */
export async function runSteps(steps: readonly Step[], dataDir: string): Promise<string[]> {
  const script = steps.map(({ commands }) => commands).join(`\necho '${MARK}'\n`);
  const env = { ...process.env, LAUREL_DATA_DIR: dataDir };
  const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', script], { env, timeout: 60_000 });
  return stdout.split(`${MARK}\n`);
}
