const WATCH_EVERY_MS = 1_000;

/**
 * Answers when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started it. A second
 * Ctrl-C ends at once.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      if (asked > 1 && Date.now() - firstAsked > 500) process.exit(130);
      firstAsked ||= Date.now();
      resolve();
    };
    let firstAsked = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    watchParent(resolve);
  });
}

function watchParent(gone: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) gone();
  }, WATCH_EVERY_MS).unref();
}
