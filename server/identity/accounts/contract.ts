import { z } from 'zod';
import { shortText } from '#server/kernel/input.ts';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** A new password: 8 to 128 characters, whatever they are. Whether it is too common is asked on the server. */
const newPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
/** A password to compare. Bounds only. */
const givenPassword = z.string().min(1).max(PASSWORD_MAX);
const email = z.string().max(255).trim().toLowerCase().pipe(z.email());
const name = z.string().trim().pipe(shortText);
const token = z.string().min(1).max(100);

export const registerInput = z.strictObject({ name, email, password: newPassword });
export const forgotInput = z.strictObject({ email });
export const confirmRegistrationInput = z.strictObject({ token, password: givenPassword });
export const resetPasswordInput = z.strictObject({ token, password: newPassword });
export const changePasswordInput = z.strictObject({ current: givenPassword, password: newPassword });
export const confirmPasswordInput = z.strictObject({ password: givenPassword });
export const askEmailInput = z.strictObject({ email, password: givenPassword });
export const confirmEmailInput = z.strictObject({ token });
export const renameInput = z.strictObject({ name });
export const inviteAdminInput = z.strictObject({ name, email });

export type RegisterInput = z.input<typeof registerInput>;
export type ForgotInput = z.input<typeof forgotInput>;
export type ConfirmRegistrationInput = z.input<typeof confirmRegistrationInput>;
export type ResetPasswordInput = z.input<typeof resetPasswordInput>;
export type ChangePasswordInput = z.input<typeof changePasswordInput>;
export type ConfirmPasswordInput = z.input<typeof confirmPasswordInput>;
export type AskEmailInput = z.input<typeof askEmailInput>;
export type ConfirmEmailInput = z.input<typeof confirmEmailInput>;
export type RenameInput = z.input<typeof renameInput>;
export type InviteAdminInput = z.input<typeof inviteAdminInput>;

/** One of a person's open sessions, as they see it. */
export type OpenSession = {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** A person's own page. */
export type ProfileView = {
  readonly name: string | null;
  readonly email: string | null;
  readonly program: { readonly locale: string; readonly currency: string; readonly timeZone: string };
  readonly asOf: Date;
  readonly sessions: readonly OpenSession[];
};
