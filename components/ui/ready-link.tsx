'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link whose page is fetched ahead when somebody reaches for it, by pointer, finger or keyboard. A page that fetched all it
 * points to would keep a phone busy while its reader wants to scroll.
 */
export function ReadyLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isMeant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <Link {...props} prefetch={isMeant ? null : false} onPointerEnter={mean} onTouchStart={mean} onFocus={mean} />;
}
