import { checkedByVerb, publicProcedure, router } from '#server/api/trpc.ts';
import { askRegistration } from '#server/identity/accounts/ask-registration.ts';
import { askReset } from '#server/identity/accounts/ask-reset.ts';
import { confirmEmailChange } from '#server/identity/accounts/confirm-email-change.ts';
import { confirmRegistration } from '#server/identity/accounts/confirm-registration.ts';
import type {
  ConfirmEmailInput,
  ConfirmRegistrationInput,
  ForgotInput,
  RegisterInput,
  ResetPasswordInput,
} from '#server/identity/accounts/contract.ts';
import { resetPassword } from '#server/identity/accounts/reset-password.ts';

export const accountRouter = router({
  /** Asks for an account; the rest is in the mail. */
  register: publicProcedure
    .input(checkedByVerb<RegisterInput>())
    .mutation(({ ctx, input }) => askRegistration(ctx, input)),
  /** Opens the account with the link of that mail, and the password chosen. */
  verify: publicProcedure
    .input(checkedByVerb<ConfirmRegistrationInput>())
    .mutation(({ ctx, input }) => confirmRegistration(ctx, input)),
  /** Asks for a link to replace a forgotten password. */
  forgot: publicProcedure.input(checkedByVerb<ForgotInput>()).mutation(({ ctx, input }) => askReset(ctx, input)),
  /** Gives the account the address that the link was sent to. */
  confirmEmail: publicProcedure
    .input(checkedByVerb<ConfirmEmailInput>())
    .mutation(({ ctx, input }) => confirmEmailChange(ctx, input)),
  /** Chooses a new password with the link of a mail. */
  reset: publicProcedure
    .input(checkedByVerb<ResetPasswordInput>())
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
});
