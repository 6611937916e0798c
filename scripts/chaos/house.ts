import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { freePort } from '#db/embedded/port.ts';
import { TOKEN_SCOPES } from '#db/enums.ts';
import { programs } from '#db/schema/programs.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import type { Context } from '#server/kernel/context.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import type { BehaviourPlan, Misbehaviour } from '#server/payments/sandbox/contract.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices, type Services } from '#server/runtime/services.ts';
import { buildWhenChanged } from '../product/build.ts';
import { childEnvironment, untilAnswers, webCommand } from '../product/product.ts';
import { loadSecrets } from '../product/secrets.ts';
import { type Say, step } from '../product/terminal.ts';
import { WORKER_COMMAND } from '../product/worker-command.ts';
import { type HostedProcess, host } from './hosted-process.ts';
import { type HouseDatabase, openHouseDatabase } from './house-database.ts';

/** The whole product, and a payout provider that cannot be relied on. */
export type House = {
  readonly database: HouseDatabase;
  readonly services: Services;
  readonly ctx: Context;
  readonly programId: string;
  readonly token: string;
  readonly webUrl: string;
  readonly web: HostedProcess;
  readonly workers: readonly HostedProcess[];
  readonly provider: HostedProcess;
  /** Where the provider keeps its books. */
  readonly booksFile: string;
  readonly logFile: string;
  readonly tell: Say;
  /** Makes the provider behave. */
  readonly calmProvider: () => Promise<void>;
  /** Ends the processes, the web application last; answers the exit codes of the workers. */
  readonly end: () => Promise<(number | null)[]>;
};

export type HouseWishes = {
  readonly root: string;
  readonly dataDir: string;
  readonly seed: number;
  readonly givenUp: AbortSignal;
};

/** Longer than a question and a payment take together, shorter than a frozen worker sleeps. */
const LEASE_MS = 5_000;
export const FREEZE_MS = LEASE_MS + 2_000;
const PROVIDER_TIMEOUT_MS = 1_000;
/** The provider forgets keys after a minute; a fifth of it is longer than any worker is frozen. */
const KEY_WINDOW_MS = 60_000;
const GRACE_MS = 30_000;

/* Nearly half of all calls go wrong. */
const CHANCES: Partial<Record<Misbehaviour, number>> = {
  decline: 0.06,
  late: 0.04,
  silence: 0.03,
  pay_then_silence: 0.05,
  fail_500: 0.04,
  pay_then_500: 0.05,
  reset: 0.03,
  pay_then_reset: 0.05,
  pay_then_unreadable: 0.03,
  rate_limit: 0.05,
};

/** Starts everything in a fresh database below `<dataDir>/chaos`. */
export async function startHouse(
  { root, dataDir, seed, givenUp }: HouseWishes,
  undo: (() => Promise<unknown>)[],
): Promise<House> {
  await buildWhenChanged(root, givenUp);
  const directory = path.join(dataDir, 'chaos');
  const run = path.join(directory, `run-${seed}-${Date.now()}`);
  await mkdir(run, { recursive: true });
  const database = await step('Preparing a database', () => openHouseDatabase(directory));
  undo.push(database.leave);
  const log = createWriteStream(path.join(run, 'house.log'));
  undo.push(() => new Promise((resolve) => log.end(resolve)));
  const tell: Say = (line) => void log.write(`${new Date().toISOString()} ${line}\n`);
  const services = createServices({ url: database.url, role: 'sender', log: createLog('chaos', 'silent'), poolMax: 4 });
  undo.push(services.close);
  const ctx = services.contextFor({ kind: 'operator', command: 'chaos' });
  const shop = await aShop(ctx);
  const [webPort, providerPort] = [await freePort(), await freePort()];
  const webUrl = `http://127.0.0.1:${webPort}`;
  const secrets = await loadSecrets(directory);
  const plan = planOf(seed, webUrl);
  const booksFile = path.join(run, 'books.jsonl');
  const providerUrl = `http://127.0.0.1:${providerPort}`;
  const settings = {
    ...secrets,
    DATABASE_URL: database.url,
    NEXTAUTH_URL: webUrl,
    LAUREL_DATA_DIR: run,
    LOG_LEVEL: 'warn',
    SANDBOX_URL: providerUrl,
    SANDBOX_TIMEOUT_MS: String(PROVIDER_TIMEOUT_MS),
    SANDBOX_KEY_WINDOW_MS: String(KEY_WINDOW_MS),
    LAUREL_PAYOUT_WAITS: '500ms,1s,3s,12s',
    LAUREL_PAYOUT_LEASE: `${LEASE_MS}ms`,
    LAUREL_PAYOUT_COOLDOWN: '1s',
  };
  const env = childEnvironment(settings, webPort);
  const own = { SANDBOX_PORT: String(providerPort), SANDBOX_BOOKS: booksFile, SANDBOX_PLAN: JSON.stringify(plan) };
  const providerCommand = ['server/payments/sandbox/main.ts'];
  const provider = host({ name: 'provider', command: providerCommand, cwd: root, env: { ...env, ...own } }, tell);
  const web = host({ name: 'web', command: webCommand(webPort), cwd: root, env }, tell);
  const workers = ['worker-1', 'worker-2'].map((name) => host({ name, command: WORKER_COMMAND, cwd: root, env }, tell));
  const end = async () => {
    const codes = await Promise.all(workers.map((worker) => worker.end(GRACE_MS)));
    await Promise.all([web.end(GRACE_MS), provider.end(GRACE_MS)]);
    return codes;
  };
  undo.push(end);
  await step('Starting the product', () => untilAnswers(`${webUrl}/api/health/live`));
  const calmProvider = () => behave(providerUrl, secrets.SANDBOX_SECRET, { ...plan, chances: {} });
  return {
    database,
    services,
    ctx,
    ...shop,
    webUrl,
    web,
    workers,
    provider,
    booksFile,
    logFile: path.join(run, 'house.log'),
    tell,
    calmProvider,
    end,
  };
}

async function aShop(ctx: Context): Promise<{ programId: string; token: string }> {
  const made = { slug: 'chaos', name: 'Chaos', currency: 'NGN', timeZone: 'Africa/Lagos', catalog: 'default' } as const;
  const { id: programId } = await createProgram(ctx, made);
  const settings = { payoutProvider: 'sandbox', rateLimitPerMinute: 100_000 };
  await ctx.db.update(programs).set({ settings }).where(eq(programs.id, programId));
  const { token } = await createApiToken(ctx, { programId, name: 'load', scopes: [...TOKEN_SCOPES] });
  return { programId, token };
}

type Plan = Pick<BehaviourPlan, 'seed' | 'chances' | 'lateMs' | 'retryAfterSeconds' | 'keyWindowMs' | 'notices'>;

function planOf(seed: number, webUrl: string): Plan {
  const notices = { url: `${webUrl}/api/payouts/webhooks/sandbox`, duplicates: 0.3, shuffleMs: 4_000 };
  const times = { lateMs: 2 * PROVIDER_TIMEOUT_MS, retryAfterSeconds: 1, keyWindowMs: KEY_WINDOW_MS };
  return { seed, chances: CHANCES, ...times, notices };
}

async function behave(url: string, secret: string, plan: Plan): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/control/plan`, { method: 'PUT', headers, body: JSON.stringify(plan) });
  if (!response.ok) throw new Error(`the provider would not change its ways: ${response.status}`);
}
