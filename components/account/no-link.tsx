'use client';

import { WayIn } from '#components/portal/way-in.tsx';
import { useWords } from '#components/words/words.tsx';
import { TextLink } from './text-link.tsx';

/** What a page that needs a mail's link says without one. */
export function NoLink({ href, again }: { href: string; again: string }) {
  const { access } = useWords();
  return (
    <WayIn title={access.noLinkTitle} lead={access.noLink}>
      <TextLink href={href}>{again}</TextLink>
    </WayIn>
  );
}
