import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { SignedIn } from '#server/identity/contract.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import type { EventHub } from '#server/live/event-hub.ts';
import { transformer } from './transformer.ts';
import { isUnexpected, told, translated } from './translation.ts';

/** A verb's context, and the person whose session came with the request. */
export type ApiContext = Context & {
  readonly person: SignedIn | null;
  /** Where events come in for open pages; absent where no page is ever open. */
  readonly live?: EventHub;
  /** Seals the secrets of webhooks and the accounts customers are paid to; absent where none is ever made. */
  readonly vault?: SecretVault;
  /** The payout providers that are configured; unknown where nobody is asked to choose one. */
  readonly payouts?: readonly string[];
};

/** A stream says so often that it lives; a page that heard nothing for the longer time opens another. */
const PING_MS = 10_000;
const SILENT_MS = 25_000;

/** Whom a procedure is for. The attacks on the product read it, and hold every procedure to it. */
export type Audience = 'anyone' | 'person' | 'customer' | 'admin';

const t = initTRPC
  .context<ApiContext>()
  .meta<{ audience: Audience }>()
  .create({
    transformer,
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: SILENT_MS } },
    errorFormatter: ({ shape, error, ctx }) => {
      const { message, ...rest } = told(error);

      return {
        code: shape.code,
        message,
        data: { ...rest, httpStatus: shape.data.httpStatus, requestId: ctx?.requestId ?? null },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** An input that the verb itself checks, so that a wrong field is refused by its name. */
export function checkedByVerb<Input>() {
  return z.custom<Input>((value) => typeof value === 'object' && value !== null);
}

/** The only place where errors of verbs become errors of the API; the unexpected ones are logged, then masked. */
const errors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = translated(result.error);
  if (isUnexpected(error))
    ctx.log.error({ err: error.cause ?? error, path, requestId: ctx.requestId }, 'request failed');
  throw error;
});

/** Anyone may call. */
export const publicProcedure = t.procedure.meta({ audience: 'anyone' }).use(errors);

/** Whoever is signed in, for what is theirs. */
export const personProcedure = publicProcedure
  .meta({ audience: 'person' })
  .use(({ ctx, next }) => next({ ctx: { person: anyPerson(ctx) } }));

/** Customers only, for what is theirs. */
export const customerProcedure = publicProcedure
  .meta({ audience: 'customer' })
  .use(({ ctx, next }) => next({ ctx: { person: personWith(ctx, 'customer') } }));

/** Admins only; what they may do is still asked of the policies by each verb. */
export const adminProcedure = publicProcedure
  .meta({ audience: 'admin' })
  .use(({ ctx, next }) => next({ ctx: { person: personWith(ctx, 'admin') } }));

function personWith(ctx: ApiContext, role: SignedIn['role']): SignedIn {
  const person = anyPerson(ctx);
  if (person.role !== role) throw new Refusal('forbidden', 'forbidden', 'This is not allowed for you.');
  return person;
}

function anyPerson({ person }: ApiContext): SignedIn {
  if (!person) throw new Refusal('unauthenticated', 'unauthenticated', 'Sign in first.');
  return person;
}

/** What seals the stored secrets of this process. */
export function vaultOf({ vault }: ApiContext): SecretVault {
  if (!vault) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE' });
  return vault;
}
