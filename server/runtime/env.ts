import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
import { QUEUES } from '#server/jobs/contracts.ts';
import { configuredNames, type PayoutSettings, PROVIDER_VARIABLES } from '#server/payments/payouts/choose-provider.ts';
import type { ProviderSettings } from '#server/payments/payouts/plug.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://user:password@host:5432/name',
});
const smtpUrl = z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@host:587' });
const queueNames = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(QUEUES)).min(1));
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
/** A length of time such as `500ms`, `30s`, `5m` or `2h`, in milliseconds. */
const duration = z
  .string()
  .regex(/^\d{1,6}(ms|s|m|h)$/, 'must be a time such as 500ms, 30s, 5m or 2h')
  .transform((text) => {
    const unit = text.replace(/^\d+/, '') as keyof typeof UNIT_MS;
    return Number.parseInt(text, 10) * UNIT_MS[unit];
  });
const durations = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(duration).min(1).max(20));
const RETENTION_KINDS = [
  'mails',
  'links',
  'sessions',
  'throttles',
  'answers',
  'deliveries',
  'requests',
  'notifications',
] as const;
const retention = z
  .string()
  .transform((text) => Object.fromEntries(text.split(',').map((part) => part.split('=').map((word) => word.trim()))))
  .pipe(z.partialRecord(z.enum(RETENTION_KINDS), z.coerce.number().int().min(1).max(36_500)));
const secret = z.string().min(32, 'must have at least 32 characters');

/** How paying out goes about its time. */
const PACING_VARIABLES = {
  /** Waits between attempts to pay out, with commas between; the last again and again. */
  LAUREL_PAYOUT_WAITS: durations.default([60_000, 300_000, 1_800_000, 7_200_000]),
  /** How long a payment belongs to the worker that claimed it. Longer than any call to a payout provider may last. */
  LAUREL_PAYOUT_LEASE: duration.default(30_000),
  /** Calls one payout provider gets at once, from all processes together. */
  LAUREL_PAYOUT_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(8),
  /** How long a payout provider that fails again and again is left alone at first. */
  LAUREL_PAYOUT_COOLDOWN: duration.default(30_000),
};

/** Everything the product reads from its environment, with what it means when absent. */
const SERVER_VARIABLES = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** PostgreSQL 15 or newer. `npm start` sets it to the embedded database when absent. */
  DATABASE_URL: postgresUrl,
  /** Connections each process holds at most. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  /** Where the embedded database, secrets and demo sign-ins live. */
  LAUREL_DATA_DIR: z.string().min(1).default('.data'),
  /** Facts a worker rewards in one transaction, and jobs it fetches at once. */
  WORKER_BATCH: z.coerce.number().int().min(1).max(500).default(500),
  /** Queues this worker serves, by name with commas between; all when absent. */
  WORKER_QUEUES: queueNames.default([...QUEUES]),
  ...PACING_VARIABLES,
  /** Days some kinds of rows are kept, where not as docs/operations.md says: `mails=30,notifications=365`. */
  LAUREL_RETENTION_DAYS: retention.default({}),
  /** Who sends it may read `/api/metrics`; without it there are none. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
  /** Port of the web application. */
  PORT: port.default(3000),
  /** Address customers' browsers use; sign-in links and cookies are made for it. */
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  /** Whether a proxy stands before the web application and writes `X-Forwarded-For`; without one, callers could. */
  TRUST_PROXY: z.stringbool().default(false),
  /** Signs session cookies. `npm start` makes a random one and keeps it in the data directory. */
  NEXTAUTH_SECRET: secret,
  /** Signs cursors and seals stored secrets. `npm start` makes a random one and keeps it in the data directory. */
  LAUREL_SECRET: secret,
  /** Mail server; without it mails stay in the console's outbox. */
  SMTP_URL: smtpUrl.nullable().default(null),
  /** Sender of our mails. */
  MAIL_FROM: z.string().min(3).default('Laurel <no-reply@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

type Variables = Record<keyof typeof SERVER_VARIABLES, string | undefined>;
export type Env = Readonly<{ [K in keyof typeof SERVER_VARIABLES]: z.output<(typeof SERVER_VARIABLES)[K]> }>;

/**
 * Reads and checks the environment, also what the payout providers need.
 * @throws Error that lists every variable that is missing or wrong, without its value
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const server = { ...SERVER_VARIABLES, ...PROVIDER_VARIABLES };
  return createEnv({ ...CHECKS, server, runtimeEnv: valuesOf(server, source) as Variables });
}

/** What payout providers are configured with, without asking for anything else: scripts pay, too. */
export function payoutSettings(source: NodeJS.ProcessEnv = process.env): PayoutSettings {
  const variables: ProviderSettings = createEnv({
    ...CHECKS,
    server: PROVIDER_VARIABLES,
    runtimeEnv: valuesOf(PROVIDER_VARIABLES, source),
  });
  return { variables, secret: source.LAUREL_SECRET || null };
}

/** The names of the payout providers that this process is configured for. */
export function configuredPayouts(): string[] {
  configured ??= configuredNames(payoutSettings().variables);
  return configured;
}

let configured: string[] | undefined;

/** How paying out goes about its time, without asking for anything else. */
export function pacingSettings(source: NodeJS.ProcessEnv = process.env) {
  return createEnv({
    ...CHECKS,
    server: PACING_VARIABLES,
    runtimeEnv: valuesOf(PACING_VARIABLES, source) as PacingTexts,
  });
}

type PacingTexts = Record<keyof typeof PACING_VARIABLES, string | undefined>;

const CHECKS = {
  emptyStringAsUndefined: true,
  onValidationError: (issues: readonly { path?: readonly unknown[]; message: string }[]) => {
    const lines = issues.map((issue) => `  ${issue.path?.map(String).join('.') ?? '?'}: ${issue.message}`);
    throw new Error(
      ['The environment is not complete:', ...lines, 'See the configuration table in README.md.'].join('\n'),
    );
  },
};

function valuesOf(schemas: object, source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, source[name]]));
}

let present: Env | undefined;

/** The environment of this process, read at the first call. */
export function env(): Env {
  present ??= readEnv(process.env);
  return present;
}
