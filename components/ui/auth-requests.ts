/** The two requests of next-auth that our pages make. */

export type SignInAnswer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'too_many'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable' };

/** Signs in; the session comes as a cookie that no script can read. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    return answerOf(await post('/api/auth/callback/credentials', { email, password }));
  } catch {
    return { kind: 'unavailable' };
  }
}

/** Ends the session on the server and leaves to the sign-in page, with nothing kept in memory. */
export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {}).catch(() => null);
  window.location.assign('/sign-in');
}

function answerOf(response: Response): SignInAnswer {
  if (response.ok) return { kind: 'ok' };
  if (response.status === 401) return { kind: 'failed' };
  if (response.status !== 429) return { kind: 'unavailable' };
  return { kind: 'too_many', retryAfterSeconds: Number(response.headers.get('Retry-After') ?? 60) };
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  return fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }) });
}
