/** Why somebody is at the sign-in page who was signed in a moment ago, where they asked for more than to sign out here. */
const ENDINGS = ['everywhere', 'deleted'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The sign-in page that says so. */
export function signInAfter(ending: Ending): string {
  return `/sign-in?after=${ending}`;
}

/** What an address says of it; null for anything else. */
export function endingOf(said: unknown): Ending | null {
  return ENDINGS.find((ending) => ending === said) ?? null;
}
