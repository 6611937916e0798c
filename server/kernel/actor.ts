/** Who is acting. Verbs ask what an actor may do; nobody asks who it is by another way. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly userId: string;
      readonly programId: string;
      readonly role: 'customer' | 'admin';
      /** When they last gave their password; money and tokens need it to be recent. */
      readonly confirmedAt?: Date | null;
    }
  | { readonly kind: 'token'; readonly tokenId: string; readonly programId: string; readonly scopes: readonly string[] }
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'operator'; readonly command: string }
  /** A payout provider that calls us; it is believed only what it has signed. */
  | { readonly kind: 'provider'; readonly provider: string }
  | { readonly kind: 'anonymous' };

/** The actor as the audit log names it. */
export function actorLabel(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.userId}`;
    case 'token':
      return `token:${actor.tokenId}`;
    case 'job':
      return `job:${actor.job}`;
    case 'operator':
      return `operator:${actor.command}`;
    case 'provider':
      return `provider:${actor.provider}`;
    case 'anonymous':
      return 'anonymous';
  }
}
