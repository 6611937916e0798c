import { BADGE_REQUEST } from '#server/api/routers/partner/examples.ts';

const RULE = { name: 'Attack', points: 1, criteria: { type: 'purchase', target: 1 } };
const PURCHASE = { orderId: 'attack-1', customer: { id: 'the-id' }, amount: 1_000, currency: 'NGN' };

/**
 * Inputs of procedures whose verbs check them, so that no schema tells how they look. Right but for ids, which are
 * `the-id`. A new procedure of that kind needs a line here; the attacks fail until it has one.
 */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  'account.register': { name: 'Mallory', email: 'mallory@example.com', password: 'a private staple' },
  'account.verify': { token: 'no-such-token', password: 'a private staple' },
  'account.forgot': { email: 'mallory@example.com' },
  'account.reset': { token: 'no-such-token', password: 'a private staple' },
  'account.confirmEmail': { token: 'no-such-token' },
  'profile.askEmail': { email: 'mallory@example.com', password: 'not the password' },
  'profile.deleteAccount': { password: 'not the password' },
  'profile.rename': { name: 'Mallory' },
  'profile.changePassword': { current: 'not the password', password: 'a private staple' },
  'profile.confirm': { password: 'not the password' },
  'tokens.create': { name: 'Attack', scopes: ['purchases:read'] },
  // The moment in their cursors is a date, which the plain JSON of an attack cannot say.
  'portal.activity.page': { show: 'all' },
  'portal.cashback.page': { tab: 'all' },
  'portal.cashback.credit': {},
  'portal.cashback.payTo': { provider: 'sandbox', details: { recipient: 'acct-attack' } },
  'refunds.preview': { purchaseId: 'the-id', refund: { amount: 1_000 } },
  'refunds.record': { purchaseId: 'the-id', refund: { amount: 1_000 } },
  'reevaluations.preview': { subject: 'badge', badgeId: 'the-id', definition: BADGE_REQUEST },
  'catalogue.achievements.try': { key: 'attack', definition: RULE, customerId: 'the-id' },
  'catalogue.badges.save': { badgeId: 'the-id', definition: BADGE_REQUEST },
  'payouts.retryMany': { ids: ['the-id'] },
  'payouts.cancel': { transactionId: 'the-id', reason: 'an attack' },
  'payouts.markPaid': { transactionId: 'the-id', reference: 'attack-1', proof: 'there is none' },
  'customers.importPart': {
    file: 'attack.csv',
    rows: [{ line: 2, externalId: 'attack-1', email: '', name: 'Mallory' }],
    isDryRun: true,
  },
  'customers.adjust': {
    customerId: 'the-id',
    adjustment: { points: 5, reason: 'an attack', key: '01a20649-0000-7000-8000-000000000001' },
  },
  'customers.setPayoutAccount': {
    customerId: 'the-id',
    account: { provider: 'sandbox', details: { recipient: 'acct-attack' } },
  },
  'purchases.newer': {
    filters: {},
    since: { at: '2026-11-20T12:00:00.000Z', id: '01a20649-0000-7000-8000-000000000001' },
  },
  'purchases.record': PURCHASE,
  'purchases.simulate': PURCHASE,
  'wallet.statement': { currency: 'NGN' },
  'wallet.statementOf': { customerId: 'the-id', period: {} },
  'wallet.statementCsvOf': { customerId: 'the-id', period: { currency: 'NGN' } },
  'settings.changeProgram': { name: 'Mallory' },
  'webhooks.create': { url: 'https://example.com/hook' },
  'webhooks.change': { webhookId: 'the-id', changes: {} },
  'people.invite': { name: 'Mallory', email: 'mallory@example.com' },
};
