import { z } from 'zod';
import { USER_ROLES } from '#db/enums.ts';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { changeRole } from '#server/identity/accounts/change-role.ts';
import type { InviteAdminInput } from '#server/identity/accounts/contract.ts';
import { disableAccount } from '#server/identity/accounts/disable-account.ts';
import { inviteAdmin } from '#server/identity/accounts/invite-admin.ts';
import { adminList } from '#server/identity/accounts/queries.ts';

const userId = z.uuid();

export const peopleRouter = router({
  /** Who runs the program. */
  admins: adminProcedure.query(({ ctx }) => adminList(ctx, ctx.person.programId)),
  /** Invites another admin by mail. */
  invite: adminProcedure
    .input(checkedByVerb<InviteAdminInput>())
    .mutation(({ ctx, input }) => inviteAdmin(ctx, { ...input, programId: ctx.person.programId })),
  changeRole: adminProcedure
    .input(z.strictObject({ userId, role: z.enum(USER_ROLES) }))
    .mutation(({ ctx, input }) => changeRole(ctx, { ...input, programId: ctx.person.programId })),
  /** Shuts a person out, or lets them in again. */
  disable: adminProcedure
    .input(z.strictObject({ userId, disabled: z.boolean() }))
    .mutation(({ ctx, input }) => disableAccount(ctx, { ...input, programId: ctx.person.programId })),
});
