import { SESSION_ABSOLUTE_MS } from '#server/identity/rules.ts';

export type SessionCookie = {
  readonly name: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly path: '/';
    readonly secure: boolean;
    readonly maxAge: number;
  };
};

/** The session's cookie: bound to our very host (`__Host-`) where we are served over https. `maxAge` in seconds. */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https://');
  return {
    name: secure ? '__Host-laurel.session' : 'laurel.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_ABSOLUTE_MS / 1000 },
  };
}
