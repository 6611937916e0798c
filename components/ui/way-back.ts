'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** The sign-in page that leads back to where somebody is now, with what the address says of filters and open drawers. */
export function useWayBack(): string {
  const path = usePathname();
  const query = useSearchParams().toString();
  return `/sign-in?callbackUrl=${encodeURIComponent(query === '' ? path : `${path}?${query}`)}`;
}
