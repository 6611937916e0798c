import { ReadyLink } from '#components/ui/ready-link.tsx';
import { useWords } from '#components/words/words.tsx';

/** Leads to the cashback that could not be paid; on its own page without leaving the place one reads at. */
export function HeldUpLink({ isOnItsPage = false }: { isOnItsPage?: boolean }) {
  const { cashback } = useWords();
  return (
    <ReadyLink
      href="/cashback?show=failed"
      scroll={!isOnItsPage}
      className="-my-3 inline-flex min-h-11 items-center font-medium text-leaf text-sm underline-offset-4 hover:underline"
    >
      {cashback.seeHeldUp}
    </ReadyLink>
  );
}
