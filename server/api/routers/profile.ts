import { z } from 'zod';
import { checkedByVerb, personProcedure, router } from '#server/api/trpc.ts';
import { changePassword } from '#server/identity/accounts/change-password.ts';
import { confirmPassword } from '#server/identity/accounts/confirm-password.ts';
import type { ChangePasswordInput, ConfirmPasswordInput, RenameInput } from '#server/identity/accounts/contract.ts';
import { endSessions } from '#server/identity/accounts/end-sessions.ts';
import { profileView } from '#server/identity/accounts/queries.ts';
import { renamePerson } from '#server/identity/accounts/rename-person.ts';
import { endSession } from '#server/identity/end-session.ts';

export const profileRouter = router({
  /** Who is signed in, and where. */
  view: personProcedure.query(({ ctx }) => profileView(ctx, ctx.person)),
  rename: personProcedure
    .input(checkedByVerb<RenameInput>())
    .mutation(({ ctx, input }) => renamePerson(ctx, ctx.person, input)),
  /** Ends every other session. */
  changePassword: personProcedure
    .input(checkedByVerb<ChangePasswordInput>())
    .mutation(({ ctx, input }) => changePassword(ctx, ctx.person, input)),
  /** The password again, before money or tokens are touched. */
  confirm: personProcedure
    .input(checkedByVerb<ConfirmPasswordInput>())
    .mutation(({ ctx, input }) => confirmPassword(ctx, ctx.person, input)),
  endSession: personProcedure
    .input(z.strictObject({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) => endSession(ctx, input.sessionId)),
  /** Ends this session as well. */
  endSessions: personProcedure.mutation(({ ctx }) => endSessions(ctx, ctx.person)),
});
