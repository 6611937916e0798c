import type { Actor } from '#server/kernel/actor.ts';
import { notFound, Refusal } from '#server/kernel/errors.ts';

/**
 * Who may do what, on one page. A person's right comes from the role, a token's from its scope; jobs and operators
 * act for the house. `own` means: a customer, on what is theirs.
 */
const RIGHTS = {
  'purchase.record': { roles: ['admin'], scope: 'purchases:write' },
  'purchase.complete': { roles: ['admin'], scope: 'purchases:write' },
  'purchase.cancel': { roles: ['admin'], scope: 'purchases:write' },
  'purchase.refund': { roles: ['admin'], scope: 'purchases:write' },
  'purchase.read': { roles: ['admin', 'own'], scope: 'purchases:read' },
  'activity.record': { roles: ['admin'], scope: 'activities:write' },
  'customer.read': { roles: ['admin', 'own'], scope: 'customers:read' },
  'customer.write': { roles: ['admin'], scope: 'customers:write' },
  'customer.export': { roles: ['admin'], scope: null },
  'points.adjust': { roles: ['admin'], scope: null },
  'customer.reevaluate': { roles: ['admin'], scope: null },
  'program.create': { roles: [], scope: null },
  'program.read': { roles: ['admin'], scope: null },
  'program.write': { roles: ['admin'], scope: null },
  'audit.read': { roles: ['admin'], scope: null },
  'catalog.read': { roles: ['admin'], scope: 'catalog:read' },
  'catalog.write': { roles: ['admin'], scope: 'catalog:write' },
  'catalog.reevaluate': { roles: [], scope: null },
  'rewards.grant': { roles: [], scope: null },
  'rewards.redrive': { roles: ['admin'], scope: null },
  'cashback.read': { roles: ['admin', 'own'], scope: 'cashback:read' },
  'cashback.pay': { roles: [], scope: null },
  'cashback.retry': { roles: ['admin'], scope: 'cashback:write' },
  'cashback.cancel': { roles: ['admin'], scope: 'cashback:write' },
  'cashback.mark_paid': { roles: ['admin'], scope: null },
  'payout.notice': { roles: [], scope: null },
  'payout.read': { roles: ['admin'], scope: null },
  'payout.pause': { roles: ['admin'], scope: null },
  'payout.resume': { roles: ['admin'], scope: null },
  'payout.reconcile': { roles: ['admin'], scope: null },
  'payout-account.read': { roles: ['admin', 'own'], scope: 'customers:read' },
  'payout-account.write': { roles: ['admin', 'own'], scope: 'customers:write' },
  'notification.deliver': { roles: [], scope: null },
  'notification.read': { roles: ['own'], scope: null },
  'notification.choose': { roles: ['own'], scope: null },
  'webhook.read': { roles: ['admin'], scope: 'webhooks:read' },
  'webhook.write': { roles: ['admin'], scope: 'webhooks:write' },
  'webhook.deliver': { roles: [], scope: null },
  'mail.send': { roles: [], scope: null },
  'outbox.read': { roles: ['admin'], scope: null },
  'token.read': { roles: ['admin'], scope: null },
  'token.create': { roles: ['admin'], scope: null },
  'token.rotate': { roles: ['admin'], scope: null },
  'token.revoke': { roles: ['admin'], scope: null },
  'access.give': { roles: [], scope: null },
  'account.invite': { roles: ['admin'], scope: null },
  'account.list': { roles: ['admin'], scope: null },
  'account.role': { roles: ['admin'], scope: null },
  'account.disable': { roles: ['admin'], scope: null },
  'profile.read': { roles: ['own'], scope: null },
  'profile.write': { roles: ['own'], scope: null },
  'session.end': { roles: ['own'], scope: null },
  'event.listen': { roles: ['admin', 'own'], scope: null },
  'queue.read': { roles: ['admin'], scope: null },
  'queue.redrive': { roles: ['admin'], scope: null },
  'queue.discard': { roles: ['admin'], scope: null },
  'data.retain': { roles: [], scope: null },
  'overview.read': { roles: ['admin'], scope: 'analytics:read' },
  'figures.count': { roles: [], scope: null },
} as const satisfies Record<string, { roles: readonly ('admin' | 'own')[]; scope: string | null }>;

export type Permission = keyof typeof RIGHTS;

/** What is acted on: the person it belongs to, where `own` decides, and the program it lies in. */
export type Subject = { readonly ownerId?: string; readonly programId?: string };

/** True when the actor has the right. */
export function may(actor: Actor, permission: Permission, subject?: Subject): boolean {
  const right: { roles: readonly string[]; scope: string | null } = RIGHTS[permission];
  switch (actor.kind) {
    case 'job':
    case 'operator':
      return true;
    case 'token':
      return right.scope !== null && actor.scopes.includes(right.scope);
    case 'person':
      if (right.roles.includes(actor.role)) return true;
      return right.roles.includes('own') && subject?.ownerId !== undefined && subject.ownerId === actor.userId;
    case 'provider':
      return permission === 'payout.notice';
    case 'anonymous':
      return false;
  }
}

/**
 * The first line of every verb.
 * @throws Refusal `unauthenticated` for nobody, `forbidden` naming the missing scope for others, `not_found` in another
 * program, whose things nobody may know of
 */
export function requireMay(actor: Actor, permission: Permission, subject?: Subject): void {
  if (subject?.programId && 'programId' in actor && actor.programId !== subject.programId) throw notFound('This');
  if (may(actor, permission, subject)) return;
  if (actor.kind === 'anonymous') throw new Refusal('unauthenticated', 'unauthenticated', 'Sign in first');
  const scope = RIGHTS[permission].scope;
  const missing = actor.kind === 'token' && scope ? `This needs the scope ${scope}` : 'This is not allowed for you';
  throw new Refusal('forbidden', 'forbidden', missing);
}

/** A password given so long ago is not recent any more. */
export const CONFIRMATION_MS = 10 * 60_000;

/**
 * For money and tokens, after `requireMay`: a person must have given their password within ten minutes, so that an open
 * screen alone is not enough. Partners' tokens, jobs and operators have no screen.
 * @throws Refusal `confirmation_required`
 */
export function requireConfirmed(actor: Actor, now: Date): void {
  if (actor.kind !== 'person') return;
  const { confirmedAt } = actor;
  if (confirmedAt && now.getTime() - confirmedAt.getTime() < CONFIRMATION_MS) return;
  throw new Refusal('forbidden', 'confirmation_required', 'Give your password again to go on');
}
