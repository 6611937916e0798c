import { z } from 'zod';
import { checkedByVerb, customerProcedure, personProcedure, router } from '#server/api/trpc.ts';
import { askEmailChange } from '#server/identity/accounts/ask-email-change.ts';
import { changePassword } from '#server/identity/accounts/change-password.ts';
import { confirmPassword } from '#server/identity/accounts/confirm-password.ts';
import type {
  AskEmailInput,
  ChangePasswordInput,
  ConfirmPasswordInput,
  RenameInput,
} from '#server/identity/accounts/contract.ts';
import { deleteAccount } from '#server/identity/accounts/delete-account.ts';
import { endSessions } from '#server/identity/accounts/end-sessions.ts';
import { profileView } from '#server/identity/accounts/queries.ts';
import { renamePerson } from '#server/identity/accounts/rename-person.ts';
import { endSession } from '#server/identity/end-session.ts';
import { personalData } from '#server/insights/portal/export-queries.ts';
import { leavingView } from '#server/insights/portal/leaving-queries.ts';

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
  /** Asks for another address; the rest is in the mail to it. */
  askEmail: personProcedure
    .input(checkedByVerb<AskEmailInput>())
    .mutation(({ ctx, input }) => askEmailChange(ctx, ctx.person, input)),
  /** Everything the house knows of the signed-in customer. */
  export: customerProcedure.query(({ ctx }) => personalData(ctx, ctx.person.userId)),
  /** What leaving would cost them. */
  leaving: customerProcedure.query(({ ctx }) => leavingView(ctx, ctx.person.userId)),
  /** Leaves the program for good. */
  deleteAccount: customerProcedure
    .input(checkedByVerb<ConfirmPasswordInput>())
    .mutation(({ ctx, input }) => deleteAccount(ctx, ctx.person, input)),
  endSession: personProcedure
    .input(z.strictObject({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) => endSession(ctx, input.sessionId)),
  /** Ends this session as well. */
  endSessions: personProcedure.mutation(({ ctx }) => endSessions(ctx, ctx.person)),
});
