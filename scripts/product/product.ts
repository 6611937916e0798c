import { isFree } from '#db/embedded/port.ts';
import { seedDemo, seedPayouts } from '#scripts/seed-demo.ts';
import { buildWhenChanged } from './build.ts';
import { openDatabase, prepareSchema } from './database.ts';
import { type DemoFile, readDemoFile, writeDemoFile } from './demo-file.ts';
import { claimStart } from './one-start.ts';
import { keepRunning } from './processes.ts';
import { prepareQueues } from './queues.ts';
import { type DemoSandbox, demoSandbox } from './sandbox.ts';
import { loadSecrets } from './secrets.ts';
import { type Say, StartFailure, say, step } from './terminal.ts';
import { WORKER_COMMAND } from './worker-command.ts';

export type ProductOptions = {
  /** The project's folder. */
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly databaseUrl?: string;
  /** Where the processes' lines go; the terminal when absent. */
  readonly tell?: Say;
  /** Gives up a start that is under way: what was begun is undone. */
  readonly signal?: AbortSignal;
};

export type Product = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly demo: DemoFile | undefined;
  /** Ends worker and web application, then the database: nothing accepted is lost. */
  readonly stop: () => Promise<void>;
};

const GRACE_MS = 20_000;
const READY_WITHIN_MS = 60_000;
const PORT_PATIENCE_MS = 4_000;

/**
 * Starts everything: database, schema, demo program, build, web application and worker; answers when the first page can be served.
 * Whatever was started is stopped again when a later step fails.
 * @throws StartFailure with a reason a person can act on
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of undo.splice(0).reverse()) await one();
  };
  try {
    return await startAll(options, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  options: ProductOptions,
  undo: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Product> {
  const { root, dataDir, port, signal } = options;
  const url = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  const database = await openDatabase(dataDir, options.databaseUrl);
  undo.push(database.stop);
  const earlier = await readDemoFile(dataDir);
  if (database.embedded) undo.push(await claimStart(database.url, earlier?.url ?? dataDir));
  await requirePort(port);
  const secrets = await loadSecrets(dataDir);
  signal?.throwIfAborted();
  await prepareSchema(database.url);
  await prepareQueues(database.url);
  const demo = await keepDemo(database.url, dataDir, url, earlier);
  signal?.throwIfAborted();
  await buildWhenChanged(root, signal);
  const sandbox = await demoSandbox({ root, dataDir, secret: secrets.SANDBOX_SECRET, webPort: port });
  if (sandbox) await seedPayouts(database.url, secrets.LAUREL_SECRET);
  const env = childEnvironment(
    { ...secrets, ...sandbox?.settings, DATABASE_URL: database.url, NEXTAUTH_URL: url, LAUREL_DATA_DIR: dataDir },
    port,
  );
  const children = startProcesses(root, env, port, sandbox, options.tell ?? say);
  undo.push(async () => {
    await Promise.all(children.map((child) => child.stop(GRACE_MS)));
  });
  await step('Starting the web application', () => untilAnswers(`http://127.0.0.1:${port}/api/health/live`));
  return { url, databaseUrl: database.url, demo, stop };
}

function startProcesses(root: string, env: NodeJS.ProcessEnv, port: number, sandbox: DemoSandbox | null, tell: Say) {
  return [
    ...(sandbox ? [keepRunning(sandbox.plan(env), tell)] : []),
    keepRunning({ name: 'web', command: webCommand(port), cwd: root, env }, tell),
    keepRunning({ name: 'worker', command: WORKER_COMMAND, cwd: root, env }, tell),
  ];
}

/** How Node.js runs the web application. */
export function webCommand(port: number): string[] {
  const preload = ['--import', './scripts/product/web-preload.ts'];
  return [...preload, 'node_modules/next/dist/bin/next', 'start', '--port', String(port)];
}

/** What the processes of the product find in their environment. */
export function childEnvironment(settings: Record<string, string>, port: number): NodeJS.ProcessEnv {
  const given = { ...process.env, ...settings, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' };
  return { ...given, NODE_ENV: 'production' };
}

/** Seeds the demo program at the first start, and keeps how to enter it; later starts only refresh the address. */
async function keepDemo(
  databaseUrl: string,
  dataDir: string,
  url: string,
  earlier: DemoFile | undefined,
): Promise<DemoFile | undefined> {
  if (process.env.LAUREL_DEMO === 'off') return earlier;
  const seeded = await step('Preparing the demo program', () =>
    seedDemo(databaseUrl, { renewAccess: earlier === undefined }),
  );
  const demo = seeded ? { url, ...seeded } : earlier && { ...earlier, url };
  if (demo) await writeDemoFile(dataDir, demo);
  return demo;
}

/** A start right after a crash may find the old processes still ending, so a taken port is asked for a few times. */
async function requirePort(port: number): Promise<void> {
  const deadline = Date.now() + PORT_PATIENCE_MS;
  while (!(await isFree(port)) || !(await isFree(port, '::'))) {
    if (Date.now() > deadline) {
      throw new StartFailure(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
    }
    await pause(250);
  }
}

/** Waits for the first answer of any kind. */
export async function untilAnswers(address: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const response = await fetch(address, { redirect: 'manual' }).catch(() => undefined);
    if (response) return;
    await pause(100);
  }
  throw new StartFailure('The web application does not answer; its own lines above say why.');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
