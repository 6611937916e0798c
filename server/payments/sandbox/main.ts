import { serveSandbox } from './serve-payouts.ts';

/*
 * The sandbox provider as a program of its own: SANDBOX_PORT, SANDBOX_SECRET, SANDBOX_BOOKS (a file), SANDBOX_PLAN (JSON).
 * SIGTERM and SIGINT end it.
 */
const { SANDBOX_PORT = '0', SANDBOX_SECRET, SANDBOX_BOOKS, SANDBOX_PLAN = '{}' } = process.env;
if (!SANDBOX_SECRET) throw new Error('SANDBOX_SECRET is not set');

const sandbox = await serveSandbox({
  secret: SANDBOX_SECRET,
  port: Number(SANDBOX_PORT),
  booksFile: SANDBOX_BOOKS ?? null,
  plan: JSON.parse(SANDBOX_PLAN),
});
process.stdout.write(`ready at ${sandbox.url}\n`);

let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    void sandbox.close().then(() => process.exit(0));
  });
}
