import { z } from 'zod';

/** What the sign-in form sends. Bounds only: whether it is right is never told by field. */
export const signInInput = z.strictObject({
  email: z.string().max(255).trim().toLowerCase().pipe(z.email()),
  password: z.string().min(1).max(128),
});
export type SignInInput = z.input<typeof signInInput>;

/** The person behind a session, as every screen may know them. */
export type SignedIn = {
  readonly sessionId: string;
  readonly userId: string;
  readonly programId: string;
  readonly role: 'customer' | 'admin';
  readonly name: string | null;
  readonly email: string | null;
  /** When they last gave their password. */
  readonly confirmedAt: Date | null;
};
