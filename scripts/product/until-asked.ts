import { readFileSync } from 'node:fs';

const WATCH_EVERY_MS = 1_000;
const SAME_KEY_MS = 500;

/**
 * Answers when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started it. A second
 * Ctrl-C ends at once.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let firstAsked: number | undefined;
    const ask = () => {
      // npm passes a Ctrl-C on that the terminal has sent already: two at once are one.
      if (firstAsked !== undefined && Date.now() - firstAsked > SAME_KEY_MS) process.exit(130);
      firstAsked ??= Date.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    if (process.env.npm_lifecycle_event) watchNpm(resolve);
  });
}

/** npm runs a script through a shell, which outlives it: what changes is the shell's parent. */
function watchNpm(gone: () => void): void {
  const before = lineage();
  setInterval(() => {
    if (lineage() !== before) gone();
  }, WATCH_EVERY_MS).unref();
}

function lineage(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^PPid:\s*(\d+)/m.exec(status)?.[1] ?? '';
  } catch {
    return '';
  }
}
