import path from 'node:path';
import { freePort } from '#db/embedded/port.ts';
import type { ProcessPlan } from './processes.ts';

/** A payout provider of our own that misbehaves for the demo, and what the other processes need to know of it. */
export type DemoSandbox = {
  readonly plan: (env: NodeJS.ProcessEnv) => ProcessPlan;
  readonly settings: Readonly<Record<string, string>>;
};

/** Waits between attempts while the demo runs: a payout that stumbles recovers before a visitor's eyes. */
const DEMO_WAITS = '6s,12s,1m,10m';
const DEMO_TIMEOUT_MS = '3000';
/** Webhooks of the demo come late and some twice, so that now the question is first and now the webhook. Milliseconds. */
const NOTICES_WITHIN_MS = 20_000;

/** The sandbox of the demo; none where the demo is off, or another one is configured. */
export async function demoSandbox(
  { root, dataDir, secret, webPort }: { root: string; dataDir: string; secret: string; webPort: number },
  given: NodeJS.ProcessEnv = process.env,
): Promise<DemoSandbox | null> {
  if (given.LAUREL_DEMO === 'off' || given.SANDBOX_URL) return null;
  const port = await freePort();
  const settings = {
    SANDBOX_URL: `http://127.0.0.1:${port}`,
    SANDBOX_SECRET: secret,
    SANDBOX_TIMEOUT_MS: given.SANDBOX_TIMEOUT_MS || DEMO_TIMEOUT_MS,
    LAUREL_PAYOUT_WAITS: given.LAUREL_PAYOUT_WAITS || DEMO_WAITS,
  };
  const notices = {
    url: `http://127.0.0.1:${webPort}/api/payouts/webhooks/sandbox`,
    duplicates: 0.5,
    shuffleMs: NOTICES_WITHIN_MS,
  };
  const own = {
    SANDBOX_PORT: String(port),
    SANDBOX_BOOKS: path.join(dataDir, 'sandbox', 'books.jsonl'),
    SANDBOX_PLAN: given.SANDBOX_PLAN || JSON.stringify({ notices }),
  };
  return {
    settings,
    plan: (env) => {
      const command = ['server/payments/sandbox/main.ts'];
      return { name: 'sandbox', command, cwd: root, env: { ...env, ...settings, ...own } };
    },
  };
}
