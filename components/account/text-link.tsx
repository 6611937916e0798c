import { ReadyLink } from '#components/ui/ready-link.tsx';

/** A link in a line of text, large enough for a thumb. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <ReadyLink
      href={href}
      className="inline-flex min-h-11 items-center font-medium text-leaf underline-offset-4 hover:underline"
    >
      {children}
    </ReadyLink>
  );
}
