import { appRouter, createCaller } from '#server/api/root.ts';
import type { Audience } from '#server/api/trpc.ts';
import { newId } from '#server/kernel/id.ts';
import type { Services } from '#server/runtime/services.ts';
import type { BigShop } from './big-shop.ts';

/** A read of our own pages, under the name of its procedure. */
export type Read = readonly [name: string, run: () => Promise<unknown>];

/** Things of the shop that reads name. */
type Named = {
  readonly customerId: string;
  readonly purchaseId: string;
  readonly achievementId: string;
  readonly badgeId: string;
  readonly transactionId: string;
};

/** Queries that look at one row of a small table, look at nothing, or are asked for a whole history on purpose. */
const ELSEWHERE = new Set(['profile.export', 'purchases.simulate', 'wallet.statementCsvOf']);

/**
 * Every query of our own pages, by every filter it has.
 * @throws Error for a query that says neither here nor in `ELSEWHERE` how it is asked
 */
export async function pageReads(services: Services, shop: BigShop): Promise<Read[]> {
  const named = await namedIn(services, shop);
  const inputs = { ...listInputs(named), ...detailInputs(named), ...portalInputs(named) };
  const callers = callersFor(services, shop, named.customerId);
  return queries()
    .filter(({ path }) => !ELSEWHERE.has(path))
    .flatMap(({ path, audience, takesNothing }) => {
      const asked = inputs[path] ?? (takesNothing ? [undefined] : null);
      if (!asked) throw new Error(`${path}: say in page-reads.ts how it is asked`);
      const call = at(callers[audience], path);
      return asked.map((input): Read => [`${path} ${JSON.stringify(input) ?? ''}`.trim(), () => call(input)]);
    });
}

type Definition = { type: string; meta?: { audience: Audience }; inputs: unknown[] };

function queries() {
  return Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
    const { type, meta, inputs } = (procedure as unknown as { _def: Definition })._def;
    return type === 'query' && meta ? [{ path, audience: meta.audience, takesNothing: inputs.length === 0 }] : [];
  });
}

type Call = (input: unknown) => Promise<unknown>;

function at(caller: unknown, path: string): Call {
  return path.split('.').reduce((inner: unknown, name) => (inner as Record<string, unknown>)[name], caller) as Call;
}

function callersFor(services: Services, { programId }: BigShop, customerId: string): Record<Audience, unknown> {
  const callerFor = (userId: string, role: 'admin' | 'customer') => {
    const who = { userId, programId, role, confirmedAt: services.now() };
    const person = { ...who, sessionId: newId(), name: 'Ada', email: 'ada@example.com' };
    return createCaller({ ...services.contextFor({ kind: 'person', ...who }), db: services.db, person });
  };
  const [admin, customer] = [callerFor(newId(), 'admin'), callerFor(customerId, 'customer')];
  return { admin, customer, person: customer, anyone: customer };
}

async function namedIn({ sql }: Services, { programId, customerIds }: BigShop): Promise<Named> {
  const [customerId = ''] = customerIds;
  const [ids] = await sql<Omit<Named, 'customerId'>[]>`
    select (select id from purchases where user_id = ${customerId} limit 1) as "purchaseId",
           (select id from cashback_transactions where user_id = ${customerId} limit 1) as "transactionId",
           (select id from achievements where program_id = ${programId} order by key limit 1) as "achievementId",
           (select id from badges where program_id = ${programId} order by level limit 1) as "badgeId"`;
  if (!ids) throw new Error('the shop has nothing');
  return { customerId, ...ids };
}

type Inputs = Readonly<Record<string, readonly unknown[]>>;

const WORDS = ['customer-3999', 'order-77', 'nobody at all', 'c'];
const CURSOR = `>${Date.UTC(2026, 5, 1)}.0197273a-0000-7000-8000-000000000000`;
const DAYS = { from: '2000-01-01', to: '2001-01-01' };

function listInputs({ customerId, achievementId }: Named): Inputs {
  const by = (filters: readonly object[]) => [
    ...filters.map((one) => ({ filters: one })),
    ...filters.map((one) => ({ filters: one, ascending: true })),
    ...filters.map((one) => ({ filters: one, cursor: CURSOR })),
  ];
  const statuses = ['pending', 'completed', 'partially_refunded', 'refunded', 'cancelled'];
  const bought = [
    {},
    { customerId },
    DAYS,
    { customerId, ...DAYS },
    { status: 'pending', rewarding: 'rewarded' },
    ...WORDS.map((text) => ({ text })),
    ...statuses.map((status) => ({ status })),
    ...['rewarded', 'waiting', 'failed'].map((rewarding) => ({ rewarding })),
  ];
  const people = [
    {},
    { account: 'registered', level: 3 },
    { account: 'anonymised', level: 1 },
    ...WORDS.map((text) => ({ text })),
    ...['registered', 'unregistered', 'anonymised'].map((account) => ({ account })),
    ...[1, 2, 3, 4, 5, 99].map((level) => ({ level })),
  ];
  const paid = [
    {},
    { statuses: ['failed', 'needs_review'] },
    { provider: 'stripe', errorCode: 'none' },
    ...['pending', 'processing', 'completed', 'failed', 'reversed', 'needs_review'].map((one) => ({ statuses: [one] })),
    ...['stripe', 'wallet'].map((provider) => ({ provider })),
    ...['none', 'closed'].map((errorCode) => ({ errorCode })),
    ...WORDS.map((text) => ({ text })),
    { text: WORDS[0], statuses: ['completed'] },
    { statuses: ['completed'], provider: 'stripe' },
  ];
  const newest = new Date(Date.now() - 3_600_000).toISOString();
  const calls = [{}, { tokenId: newId() }, { outcome: 'failed' }, { outcome: 'refused' }, { requestId: 'nobody' }];
  return {
    'purchases.list': by(bought),
    'purchases.newer': bought.map((filters) => ({ filters, since: { at: newest, id: newId() } })),
    'customers.list': by(people),
    'payouts.list': by(paid),
    'developers.requests': by(calls),
    'settings.audit': [
      {},
      { noun: 'token' },
      { noun: 'nothing' },
      { subjectId: customerId },
      { actor: 'person:nobody' },
      { since: '2020-01-01', until: '2020-12-31' },
      { before: newId() },
    ],
    'queues.deadJobs': [{}, { queue: 'loyalty' }],
    'queues.deadWork': [{}, ...['purchase', 'refund', 'activity', 'cashback', 'webhook'].map((source) => ({ source }))],
    'catalogue.achievements.list': [{}, { archived: true }],
    'console.find': WORDS.map((text) => ({ text })),
    'analytics.view': ['30d', 'all'].map((range) => ({ range })),
    'overview.figures': [7, 30, 90, 365].map((days) => ({ days })),
    'customers.story': [{ customerId, achievementId }],
  };
}

function detailInputs({ customerId, purchaseId, badgeId, transactionId }: Named): Inputs {
  const [unknown, whom] = [newId(), { customerId }];
  return {
    'customers.one': [whom],
    'customers.standing': [whom],
    'customers.ledger': [whom, { ...whom, ascending: true }],
    'customers.cashback': [whom, { ...whom, ascending: true }],
    'customers.audit': [whom, { ...whom, ascending: true }],
    'customers.paidTo': [whom],
    'wallet.statementOf': [{ ...whom, period: {} }],
    'purchases.one': [{ purchaseId }],
    'refunds.preview': [{ purchaseId, refund: { amount: 1 } }],
    'payouts.detail': [{ transactionId }],
    'payouts.reconciliation': [{ runId: unknown }],
    'catalogue.achievements.read': [{ key: 'first-purchase' }],
    'catalogue.badges.read': [{ badgeId }],
    'reevaluations.read': [{ reevaluationId: unknown }],
    'reevaluations.customers': [{ reevaluationId: unknown }],
    'webhooks.deliveries': [{ webhookId: unknown }],
  };
}

function portalInputs({ purchaseId, achievementId }: Named): Inputs {
  const cursor = { at: new Date('2026-06-01T00:00:00Z'), id: newId() };
  const around = (asked: readonly object[]) => [...asked, ...asked.map((one) => ({ ...one, cursor }))];
  return {
    'notifications.list': [{}],
    'portal.achievements.story': [{ achievementId }],
    'portal.activity.page': around(['all', 'purchases', 'refunds', 'payments', 'others'].map((show) => ({ show }))),
    'portal.activity.purchase': [{ purchaseId }],
    'portal.cashback.page': around(['all', 'waiting', 'paid', 'failed'].map((tab) => ({ tab }))),
    'portal.cashback.credit': around([{}]),
    'wallet.statement': [{}],
  };
}
