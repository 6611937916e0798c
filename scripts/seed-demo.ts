import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { TOKEN_SCOPES } from '#db/enums.ts';
import { apiTokens } from '#db/schema/identity.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { giveAccess } from '#server/identity/give-access.ts';
import type { Context } from '#server/kernel/context.ts';
import { instantReader } from '#server/loyalty/imports/rules/instants.ts';
import { createProgram, type Program } from '#server/loyalty/programs/create-program.ts';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import { playPayouts } from './demo/payouts.ts';
import { DEMO_CUSTOMER } from './demo/people.ts';
import { playStory } from './demo/play.ts';
import { demoStory } from './demo/story.ts';
import type { DemoAccess, SignIn } from './product/demo-file.ts';

const ADMIN = { email: 'admin@laurel.example', name: 'Demo Admin' };
const TOKEN_NAME = 'Demo';

export type SeedOptions = {
  /** Gives new passwords and a new token also to a demo that is complete, when nobody knows the ones it has. */
  readonly renewAccess?: boolean;
};

/**
 * Seeds the demo program once: its rules, about sixty customers, half a year of purchases up to now, and who may sign in.
 * Cut off, it goes on at the next call, from the same day it was begun on.
 * @returns how to enter it, or null when it is complete already
 */
export async function seedDemo(databaseUrl: string, options: SeedOptions = {}): Promise<DemoAccess | null> {
  const log = createLog('seed', process.env.LOG_LEVEL ?? 'warn');
  const services = createServices({ url: databaseUrl, role: 'sender', log, poolMax: 4 });
  try {
    return await seed(services.contextFor({ kind: 'operator', command: 'seed' }), options);
  } finally {
    await services.close();
  }
}

/** Lets the three customers buy whom the sandbox pays; the worker that is started next rewards and pays them. */
export async function seedPayouts(databaseUrl: string, secret: string): Promise<void> {
  const log = createLog('seed', process.env.LOG_LEVEL ?? 'warn');
  const services = createServices({ url: databaseUrl, role: 'sender', log, poolMax: 2 });
  try {
    await playPayouts(services.contextFor({ kind: 'operator', command: 'seed' }), secret);
  } finally {
    await services.close();
  }
}

/** The seeding itself, in a context of the caller's. */
export async function seed(ctx: Context, { renewAccess = false }: SeedOptions = {}): Promise<DemoAccess | null> {
  const program = (await programNamed(ctx, DEFAULT_PROGRAM.slug)) ?? (await createProgram(ctx, DEFAULT_PROGRAM));
  const customer = await userOf(ctx, program, DEMO_CUSTOMER.email);
  const isComplete = customer?.passwordHash != null;
  if (isComplete && !renewAccess) return null;
  if (!isComplete) {
    const begun = await begin(ctx, program);
    const story = demoStory(dayStart(begun, program.timeZone));
    const past = story.facts.filter((fact) => fact.at <= begun);
    await playStory(ctx, { programId: program.id, currency: program.currency }, past);
  }
  return grantAccess(ctx, program);
}

/** The admin comes first: when they were made is the moment up to which the story is told, however often it is begun. */
async function begin(ctx: Context, program: Program): Promise<Date> {
  const known = await userOf(ctx, program, ADMIN.email);
  if (known) return known.createdAt;
  await signInFor(ctx, program, 'admin', ADMIN);
  return (await userOf(ctx, program, ADMIN.email))?.createdAt ?? ctx.now();
}

/** The customer's password comes last: it is the mark that the demo is complete. */
async function grantAccess(ctx: Context, program: Program): Promise<DemoAccess> {
  const admin = await signInFor(ctx, program, 'admin', ADMIN);
  const apiToken = await newToken(ctx, program.id);
  const customer = await signInFor(ctx, program, 'customer', DEMO_CUSTOMER);
  return { admin, customer, apiToken };
}

async function signInFor(
  ctx: Context,
  program: Program,
  role: 'admin' | 'customer',
  { email, name }: { email: string; name: string },
): Promise<SignIn> {
  const password = randomBytes(15).toString('base64url');
  await giveAccess(ctx, { programId: program.id, role, email, name, password });
  return { email, password };
}

async function newToken(ctx: Context, programId: string): Promise<string> {
  const isEarlier = and(
    eq(apiTokens.programId, programId),
    eq(apiTokens.name, TOKEN_NAME),
    isNull(apiTokens.revokedAt),
  );
  for (const { id } of await ctx.db.select({ id: apiTokens.id }).from(apiTokens).where(isEarlier)) {
    await revokeApiToken(ctx, { programId, tokenId: id });
  }
  const made = await createApiToken(ctx, {
    programId,
    name: TOKEN_NAME,
    scopes: [...TOKEN_SCOPES],
    expiresInDays: null,
  });
  return made.token;
}

async function programNamed(ctx: Context, slug: string): Promise<Program | undefined> {
  const [program] = await ctx.db.select().from(programs).where(eq(programs.slug, slug));
  return program;
}

async function userOf(ctx: Context, program: Program, email: string) {
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash, createdAt: users.createdAt })
    .from(users)
    .where(and(eq(users.programId, program.id), eq(users.email, email)));
  return user;
}

function dayStart(moment: Date, timeZone: string): Date {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
  const midnight = instantReader('iso', timeZone)(day);
  if (!midnight) throw new Error(`${day} is no day in ${timeZone}`);
  return new Date(midnight.ms);
}
