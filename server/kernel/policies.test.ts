import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { Refusal } from './errors.ts';
import { CONFIRMATION_MS, may, type Permission, requireConfirmed, requireMay } from './policies.ts';

/** Who may: an admin, a customer on what is theirs, and a token with this scope (`-`: none). Jobs and operators may everything. */
type Row = readonly [admin: 'admin' | '-', own: 'own' | '-', scope: string];

const MATRIX: Record<Permission, Row> = {
  'purchase.record': ['admin', '-', 'purchases:write'],
  'purchase.complete': ['admin', '-', 'purchases:write'],
  'purchase.cancel': ['admin', '-', 'purchases:write'],
  'purchase.refund': ['admin', '-', 'purchases:write'],
  'purchase.read': ['admin', 'own', 'purchases:read'],
  'activity.record': ['admin', '-', 'activities:write'],
  'customer.read': ['admin', 'own', 'customers:read'],
  'customer.write': ['admin', '-', 'customers:write'],
  'customer.export': ['admin', '-', '-'],
  'program.create': ['-', '-', '-'],
  'program.read': ['admin', '-', '-'],
  'program.write': ['admin', '-', '-'],
  'catalog.read': ['admin', '-', 'catalog:read'],
  'catalog.write': ['admin', '-', 'catalog:write'],
  'catalog.reevaluate': ['-', '-', '-'],
  'rewards.grant': ['-', '-', '-'],
  'rewards.redrive': ['admin', '-', '-'],
  'cashback.read': ['admin', 'own', 'cashback:read'],
  'cashback.pay': ['-', '-', '-'],
  'cashback.retry': ['admin', '-', 'cashback:write'],
  'cashback.cancel': ['admin', '-', 'cashback:write'],
  'cashback.mark_paid': ['admin', '-', '-'],
  'payout.notice': ['-', '-', '-'],
  'payout.read': ['admin', '-', '-'],
  'payout.pause': ['admin', '-', '-'],
  'payout.resume': ['admin', '-', '-'],
  'payout.reconcile': ['admin', '-', '-'],
  'payout-account.read': ['admin', 'own', 'customers:read'],
  'payout-account.write': ['admin', 'own', 'customers:write'],
  'notification.deliver': ['-', '-', '-'],
  'notification.read': ['-', 'own', '-'],
  'notification.choose': ['-', 'own', '-'],
  'webhook.read': ['admin', '-', 'webhooks:read'],
  'webhook.write': ['admin', '-', 'webhooks:write'],
  'webhook.deliver': ['-', '-', '-'],
  'mail.send': ['-', '-', '-'],
  'outbox.read': ['admin', '-', '-'],
  'points.adjust': ['admin', '-', '-'],
  'customer.reevaluate': ['admin', '-', '-'],
  'audit.read': ['admin', '-', '-'],
  'token.read': ['admin', '-', '-'],
  'token.create': ['admin', '-', '-'],
  'token.rotate': ['admin', '-', '-'],
  'token.revoke': ['admin', '-', '-'],
  'access.give': ['-', '-', '-'],
  'account.invite': ['admin', '-', '-'],
  'account.list': ['admin', '-', '-'],
  'account.role': ['admin', '-', '-'],
  'account.disable': ['admin', '-', '-'],
  'profile.read': ['-', 'own', '-'],
  'profile.write': ['-', 'own', '-'],
  'session.end': ['-', 'own', '-'],
  'event.listen': ['admin', 'own', '-'],
  'queue.read': ['admin', '-', '-'],
  'queue.redrive': ['admin', '-', '-'],
  'queue.discard': ['admin', '-', '-'],
  'data.retain': ['-', '-', '-'],
  'overview.read': ['admin', '-', 'analytics:read'],
  'figures.count': ['-', '-', '-'],
};

const EVERY_SCOPE = [...new Set(Object.values(MATRIX).map(([, , scope]) => scope))].filter((scope) => scope !== '-');
const rows = Object.entries(MATRIX).map(([permission, row]) => [permission as Permission, ...row] as const);

const person = (role: 'admin' | 'customer', userId = 'me'): Actor => ({
  kind: 'person',
  userId,
  programId: 'ours',
  role,
});
const token = (...scopes: string[]): Actor => ({ kind: 'token', tokenId: 't', programId: 'ours', scopes });
const mine = { ownerId: 'me', programId: 'ours' };
const anothers = { ownerId: 'somebody', programId: 'ours' };

const refusalOf = (work: () => void): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('this was not refused');
};

describe.each(rows)('%s', (permission, admin, own, scope) => {
  it(`is ${admin === '-' ? 'not ' : ''}an admin's on what is another's`, () => {
    expect(may(person('admin'), permission, anothers)).toBe(admin === 'admin');
  });

  it(`is ${own === '-' ? 'not ' : ''}a customer's on what is theirs, and never on what is another's or nobody's`, () => {
    expect(may(person('customer'), permission, mine)).toBe(own === 'own');
    expect(may(person('customer'), permission, anothers)).toBe(false);
    expect(may(person('customer'), permission, { programId: 'ours' })).toBe(false);
    expect(may(person('customer'), permission)).toBe(false);
  });

  it(`is ${scope === '-' ? "no token's" : `a token's with ${scope}`}, whatever other scopes it has`, () => {
    expect(may(token(...EVERY_SCOPE), permission)).toBe(scope !== '-');
    expect(may(token(...EVERY_SCOPE.filter((other) => other !== scope)), permission)).toBe(false);
    expect(may(token('*', 'admin', permission), permission)).toBe(false);
  });

  it("is the house's, and nobody else's", () => {
    expect(may({ kind: 'job', job: 'x' }, permission)).toBe(true);
    expect(may({ kind: 'operator', command: 'x' }, permission)).toBe(true);
    expect(may({ kind: 'anonymous' }, permission, mine)).toBe(false);
    expect(refusalOf(() => requireMay({ kind: 'anonymous' }, permission, mine)).kind).toBe('unauthenticated');
  });

  it(`is ${permission === 'payout.notice' ? '' : 'not '}for a payout provider that calls us`, () => {
    expect(may({ kind: 'provider', provider: 'sandbox' }, permission)).toBe(permission === 'payout.notice');
  });

  it("in another program is unknown, to its admins and tokens as to their own people's eyes", () => {
    const elsewhere = { ownerId: 'me', programId: 'theirs' };
    for (const actor of [person('admin'), person('customer'), token(...EVERY_SCOPE)]) {
      expect(refusalOf(() => requireMay(actor, permission, elsewhere)).kind).toBe('not_found');
    }
  });
});

it('names the scope that a token is missing', () => {
  expect(refusalOf(() => requireMay(token(), 'catalog.write')).message).toBe('This needs the scope catalog:write');
});

describe('a password given again', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const ago = (ms: number): Actor => ({
    ...(person('admin') as Extract<Actor, { kind: 'person' }>),
    confirmedAt: new Date(now.getTime() - ms),
  });

  it('counts for ten minutes', () => {
    expect(CONFIRMATION_MS).toBe(600_000);
    expect(() => requireConfirmed(ago(599_999), now)).not.toThrow();
    expect(refusalOf(() => requireConfirmed(ago(600_000), now))).toMatchObject({
      kind: 'forbidden',
      code: 'confirmation_required',
    });
  });

  it('is asked of every person who never gave it, and of nobody without a screen', () => {
    expect(refusalOf(() => requireConfirmed(person('admin'), now)).code).toBe('confirmation_required');
    expect(() => requireConfirmed(token(), now)).not.toThrow();
    expect(() => requireConfirmed({ kind: 'operator', command: 'x' }, now)).not.toThrow();
  });
});
