import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { sentence } from '#server/kernel/input.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import type { Cursors } from './rest/cursors.ts';
import type { PurchasePosts } from './rest/post-purchases.ts';
import { problemOf } from './rest/problem.ts';

/** A verb's context, acting for the token's program. */
export type PartnerContext = Context & {
  readonly programId: string;
  readonly scopes: readonly string[];
  readonly cursors: Cursors;
  /** Seals the secrets of webhooks. */
  readonly vault: SecretVault;
  /** Records purchases with others that come at the same moment; null in a request that has a transaction of its own. */
  readonly posts: PurchasePosts | null;
  /** What HTTP knows besides the body; without meaning over tRPC. */
  readonly reply: Reply;
  /** The `If-Match` header, when there is one. */
  readonly ifMatch: string | null;
};

export type Reply = { status: number; readonly headers: Record<string, string> };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the partner API, as both doors and the document know it. */
export type Operation = {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces. */
  readonly path: `/${string}`;
  /** The token needs it. */
  readonly scope: string;
  readonly summary: string;
  readonly description?: string;
  /** Statuses of success; 200 when absent. */
  readonly success?: readonly (200 | 201)[];
  /** Codes it may be refused with besides the usual ones, by status. */
  readonly refusals?: Readonly<Partial<Record<409 | 412 | 422, readonly string[]>>>;
  /** The Idempotency-Key is required, not only accepted. */
  readonly needsIdempotencyKey?: boolean;
  /** What it makes has no place of its own to be read at: 201 comes without Location. */
  readonly unlocated?: boolean;
  /** Largest body; 1 MiB when absent. */
  readonly maxBodyBytes?: number;
  /** Takes an If-Match header, and answers with an ETag. */
  readonly conditional?: boolean;
  readonly examples?: { readonly request?: unknown; readonly response?: unknown };
};

export type PartnerMeta = {
  readonly operation?: Operation;
  readonly openapi?: {
    readonly method: Method;
    readonly path: `/${string}`;
    readonly operationId: string;
    readonly summary: string;
    readonly description?: string;
    readonly tags: string[];
  };
};

// What zod says by itself is for programmers; partners read the same sentences at every door.
z.config({ customError: sentence });

const t = initTRPC
  .context<PartnerContext>()
  .meta<PartnerMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const { status, code, detail, errors } = problemOf(error);
      const data = { httpStatus: status, code, errors, path: shape.data.path, requestId: ctx?.requestId ?? null };
      return { code: shape.code, message: detail, data };
    },
  });

export const partnerRouter = t.router;

/** Starts the definition of an operation: `operationId` is the verb as client code will call it. */
export function operation(operationId: string, definition: Operation) {
  const { method, path, summary, description } = definition;
  const tag = path.split('/')[1] ?? '';
  return t.procedure
    .meta({ operation: definition, openapi: { method, path, operationId, summary, description, tags: [tag] } })
    .use(({ ctx, next }) => {
      requireScope(ctx.scopes, definition.scope);
      return next();
    });
}

/** The answer is 201, and says where the new thing is. */
export function replyCreated(reply: Reply, location: string): void {
  reply.status = 201;
  reply.headers.Location = location;
}

/** @throws Refusal `forbidden`, naming the scope */
export function requireScope(scopes: readonly string[], scope: string): void {
  if (!scopes.includes(scope)) throw new Refusal('forbidden', 'forbidden', `This needs the scope ${scope}`);
}
