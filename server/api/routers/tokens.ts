import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import type { CreateApiTokenInput } from '#server/identity/api-tokens/contract.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import { apiTokenList } from '#server/identity/api-tokens/queries.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { rotateApiToken } from '#server/identity/api-tokens/rotate-api-token.ts';

const named = z.strictObject({ tokenId: z.uuid() });

export const tokensRouter = router({
  list: adminProcedure.query(({ ctx }) => apiTokenList(ctx, ctx.person.programId)),
  /** The answer is the only place the token stands in. */
  create: adminProcedure
    .input(checkedByVerb<CreateApiTokenInput>())
    .mutation(({ ctx, input }) => createApiToken(ctx, { ...input, programId: ctx.person.programId })),
  /** A new secret under the same name and scopes; the one before ends at once. */
  rotate: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => rotateApiToken(ctx, { ...input, programId: ctx.person.programId })),
  revoke: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => revokeApiToken(ctx, { ...input, programId: ctx.person.programId })),
});
