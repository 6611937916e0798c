'use client';

import { useEffect, useState } from 'react';

/**
 * The token behind the hash of a mail's link: null when there is none, undefined before the browser has looked. It is taken
 * out of the address at once, so that it stays in no history.
 */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  useEffect(() => {
    const found = window.location.hash.slice(1);
    setToken((known) => known ?? (found || null));
    if (found) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
}
