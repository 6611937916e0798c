import { useWords } from '#components/words/words.tsx';

/** The initials of somebody in a circle; whose account it is, for those who do not see them. */
export function AccountFace({ shown }: { shown: string }) {
  const { account } = useWords();
  return (
    <>
      <span
        aria-hidden="true"
        className="grid size-9 place-items-center rounded-full bg-leaf-wash font-semibold text-leaf text-sm"
      >
        {initialsOf(shown)}
      </span>
      <span className="sr-only">{account.menu(shown)}</span>
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase();
}
