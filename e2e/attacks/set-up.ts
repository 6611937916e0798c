import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { freePort } from '#db/embedded/port.ts';
import { databaseOn, startTestServer } from '#db/testing/server.ts';
import { buildWhenChanged } from '#scripts/product/build.ts';
import { type KeptProcess, keepRunning } from '#scripts/product/processes.ts';
import { childEnvironment, untilAnswers, webCommand } from '#scripts/product/product.ts';
import { prepareQueues } from '#scripts/product/queues.ts';
import { WORKER_COMMAND } from '#scripts/product/worker-command.ts';
import { mailServer } from '#server/notifications/mail/testing/mail-server.ts';

/** The product as it runs in production: two web processes and a worker on one database, and what may be planted in them. */
export type LiveProduct = {
  /** Addresses of the two web processes. */
  readonly webs: readonly [first: string, second: string];
  readonly databaseUrl: string;
  /** Everything the processes ever said, on both of their streams. */
  readonly logFile: string;
  /** Answers with every mail sent so far. */
  readonly mailsUrl: string;
  readonly secrets: { readonly NEXTAUTH_SECRET: string; readonly LAUREL_SECRET: string; readonly smtpPassword: string };
  /** What a further process of this product would find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
};

declare module 'vitest' {
  interface ProvidedContext {
    live: LiveProduct;
  }
}

const GRACE_MS = 20_000;

/** Starts the product for the attacks on it, as `npm start` does but for the second web process. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of undo.splice(0).reverse()) await one();
  };
  try {
    project.provide('live', await start(process.cwd(), undo));
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(root: string, undo: (() => Promise<unknown>)[]): Promise<LiveProduct> {
  const { server, stop } = await startTestServer(prepareQueues);
  undo.push(stop);
  const databaseUrl = await ownDatabase(server.adminUrl, server.template);
  await buildWhenChanged(root);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-live-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const mails = await mailServer();
  undo.push(mails.stop);
  const mailbox = await served(() => JSON.stringify(mails.received));
  undo.push(mailbox.stop);
  const secrets = { NEXTAUTH_SECRET: secret('auth'), LAUREL_SECRET: secret('laurel'), smtpPassword: secret('smtp') };
  const ports = [await freePort(), await freePort()] as const;
  const webs = [`http://localhost:${ports[0]}`, `http://localhost:${ports[1]}`] as const;
  const environment = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: webs[0],
    NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET,
    LAUREL_SECRET: secrets.LAUREL_SECRET,
    LAUREL_DATA_DIR: dataDir,
    LOG_LEVEL: 'trace',
    // The attacks come from many addresses, as through a proxy.
    TRUST_PROXY: 'on',
    SMTP_URL: mails.url.replace('://', `://planted-user:${secrets.smtpPassword}@`),
  };
  const logFile = path.join(root, 'test-results', 'live.log');
  const tell = await logInto(logFile, undo);
  const processes = [
    ...ports.map((port) => run(`web:${port}`, webCommand(port), root, childEnvironment(environment, port), tell)),
    run('worker', WORKER_COMMAND, root, childEnvironment(environment, ports[0]), tell),
  ];
  undo.push(() => Promise.all(processes.map((one) => one.stop(GRACE_MS))));
  await Promise.all(webs.map((web) => untilAnswers(`${web}/api/health/live`)));
  return { webs, databaseUrl, logFile, mailsUrl: mailbox.url, secrets, environment };
}

/** Planted: to be found nowhere. */
function secret(of: string): string {
  return `planted-${of}-${randomBytes(20).toString('hex')}`;
}

function run(
  name: string,
  command: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  tell: (line: string) => void,
) {
  return keepRunning({ name, command, cwd, env }, tell) satisfies KeptProcess;
}

async function ownDatabase(adminUrl: string, template: string): Promise<string> {
  const name = `${template}_live`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)} template ${admin(template)}`;
  await admin.end({ timeout: 1 });
  return databaseOn(adminUrl, name);
}

async function logInto(file: string, undo: (() => Promise<unknown>)[]): Promise<(line: string) => void> {
  await mkdir(path.dirname(file), { recursive: true });
  const log = createWriteStream(file);
  undo.push(() => {
    log.end();
    return once(log, 'close');
  });
  return (line) => void log.write(`${line}\n`);
}

async function served(answer: () => string): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const server = createServer((_request, response) => response.end(answer()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
