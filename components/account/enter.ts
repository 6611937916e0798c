'use client';

import { signIn } from '#components/ui/auth-requests.ts';

/** Signs in with a password that was just proven or chosen, and goes to the start page; to the sign-in page if that fails. */
export async function enter(email: string, password: string): Promise<void> {
  const { kind } = await signIn(email, password);
  window.location.assign(kind === 'ok' ? '/' : '/sign-in');
}
