import { uniqueWord } from '#db/testing/factories.ts';
import { dataOf, type PartnerStage, pathOf } from './partner-stage.ts';
import type { Scene, Scenes } from './promise.ts';

const PURCHASES = { type: 'purchase', target: 2 };
const achievement = (changes: object = {}) => ({
  key: uniqueWord('a'),
  name: 'A',
  points: 1,
  criteria: PURCHASES,
  ...changes,
});
const where = (condition: object) => ({ criteria: { ...PURCHASES, where: condition } });
const compared = (field: string, op: string, value?: unknown) =>
  where({ field, op, ...(value === undefined ? {} : { value }) });
const parts = (...of: string[]) => ({ criteria: { type: 'composite', op: 'all', of } });
const collected = (values: string[], need: number) => ({
  criteria: { type: 'collection', field: 'sku', values, need },
});
const nested = (depth: number): object =>
  depth === 0 ? { field: 'amount', op: 'gte', value: 1 } : { not: nested(depth - 1) };
const crowd = {
  any: Array.from({ length: 3 }, () => ({ any: Array(40).fill({ field: 'amount', op: 'gte', value: 1 }) })),
};
const backwards = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };

/** Definitions of the right shape that make no sense, by the code they are refused with. */
const SENSELESS: Readonly<Record<string, object>> = {
  points_out_of_range: { points: -1 },
  target_out_of_range: { criteria: { ...PURCHASES, target: 0 } },
  amount_out_of_range: { criteria: { type: 'spending', measure: 'net', target: 0 } },
  days_out_of_range: { criteria: { ...PURCHASES, window: { rolling: 0 } } },
  max_out_of_range: { recurrence: { kind: 'onCompletion', max: 0 } },
  collection_size_out_of_range: collected([], 1),
  collection_value_repeated: collected(['x', 'x'], 1),
  need_out_of_range: collected(['x'], 2),
  schedule_order: { schedule: backwards },
  window_order: { criteria: { ...PURCHASES, window: backwards } },
  unknown_field: compared('colour', 'eq', 'red'),
  operator_not_allowed: compared('amount', 'contains', 'x'),
  value_of_wrong_type: compared('amount', 'gte', 'x'),
  value_unknown: compared('dayOfWeek', 'in', ['Someday']),
  condition_empty: where({ all: [] }),
  condition_too_deep: where(nested(9)),
  condition_too_large: where(crowd),
  recurrence_not_allowed: { ...parts('regular'), recurrence: { kind: 'onCompletion' } },
  recurrence_needs_window: { recurrence: { kind: 'perWindow' } },
  carry_not_allowed: {
    criteria: { type: 'streak', unit: 'day', target: 2 },
    recurrence: { kind: 'onCompletion', carryExcess: true },
  },
  composite_size_out_of_range: parts(),
  composite_repeats_key: parts('regular', 'regular'),
  composite_unknown_key: parts('nothing'),
};

async function made(stage: PartnerStage, changes: object = {}): Promise<string> {
  return pathOf(await stage.post('/achievements', achievement(changes)));
}

function senseless(send: (stage: PartnerStage, definition: object) => ReturnType<Scene>): Scenes {
  return Object.fromEntries(
    Object.entries(SENSELESS).map(([code, definition]): [string, Scene] => [`422 ${code}`, (s) => send(s, definition)]),
  );
}

const patch = (stage: PartnerStage, path: string, body: object, headers = {}) =>
  stage.call('PATCH', path, { body, headers });
const STALE = { 'If-Match': '"7"' };

/** Two edits of the version both have read: the second finds it changed. */
async function raced(stage: PartnerStage, edit: (number: number) => ReturnType<Scene>): ReturnType<Scene> {
  const both = await stage.whileCatalogueIsHeld(() => [edit(3), edit(4)]);
  const late = both.find(({ status }) => status !== 200);
  if (!late) throw new Error('both edits of one version went through');
  return late;
}

/** Something is being brought to all of history already. */
async function busy(stage: PartnerStage): Promise<string> {
  await stage.rewarded();
  return made(stage, { counts: 'since_always' });
}

let rungs = 5;
/** A rung above all others, of whatever stage. */
function rung(changes: object = {}) {
  rungs += 1;
  const asks = { pointsRequired: 100_000 + rungs, achievementsRequired: 40 };
  return { level: rungs, name: 'Obsidian', ...asks, ...changes };
}

async function newRung(stage: PartnerStage): Promise<string> {
  return pathOf(await stage.post('/badges', rung()));
}

const UNSOUND: Readonly<Record<string, object>> = {
  badge_value_out_of_range: { level: 0 },
  multiplier_out_of_range: { benefits: { cashbackMultiplier: 0 } },
  badge_level_taken: { level: 1 },
  badge_requirements_fall: { pointsRequired: 0 },
};

function unsound(send: (stage: PartnerStage, definition: object) => ReturnType<Scene>): Scenes {
  return Object.fromEntries(
    Object.entries(UNSOUND).map(([code, definition]): [string, Scene] => [`422 ${code}`, (s) => send(s, definition)]),
  );
}

const rule = (changes: object = {}) => ({ currency: 'USD', bands: [{ from: 0, rateBps: 100 }], ...changes });
const put = (stage: PartnerStage, changes: object = {}, headers = {}) =>
  stage.call('PUT', '/cashback-rules', { body: rule(changes), headers });
const bands = (...pairs: [number, number][]) => ({ bands: pairs.map(([from, rateBps]) => ({ from, rateBps })) });

export const catalogueScenes: Readonly<Record<string, Scenes>> = {
  'GET /achievements': { 200: (s) => s.get('/achievements?limit=2') },
  'POST /achievements': {
    201: (s) => s.post('/achievements', achievement()),
    '409 already_exists': (s) => s.post('/achievements', achievement({ key: 'regular' })),
    '409 reevaluation_running': async (s) => {
      await busy(s);
      return s.post('/achievements', achievement({ counts: 'since_always' }));
    },
    ...senseless((s, bad) => s.post('/achievements', achievement(bad))),
    '422 composite_cycle': (s) => s.post('/achievements', achievement({ key: 'circle', ...parts('circle') })),
  },
  'GET /achievements/{id}': { 200: async (s) => s.get(await made(s)) },
  'PATCH /achievements/{id}': {
    200: async (s) => patch(s, await made(s), { points: 2 }, { 'If-Match': '"1"' }),
    '409 achievement_archived': async (s) => {
      const path = await made(s);
      await s.call('DELETE', path);
      return patch(s, path, { points: 2 });
    },
    '409 version_changed': async (s) => {
      const path = await made(s);
      return raced(s, (points) => patch(s, path, { points }));
    },
    '409 reevaluation_running': async (s) => patch(s, await busy(s), { points: 2, counts: 'since_always' }),
    '412 precondition_failed': async (s) => patch(s, await made(s), { points: 2 }, STALE),
    ...senseless(async (s, bad) => patch(s, await made(s), bad)),
    '422 composite_cycle': async (s) => {
      const [inner, outer] = [uniqueWord('inner'), uniqueWord('outer')];
      const path = await made(s, { key: inner });
      await made(s, { key: outer, ...parts(inner) });
      return patch(s, path, parts(outer));
    },
  },
  'DELETE /achievements/{id}': {
    200: async (s) => s.call('DELETE', await made(s), { headers: { 'If-Match': '"1"' } }),
    '409 achievement_in_use': async (s) => {
      const inner = uniqueWord('inner');
      const path = await made(s, { key: inner });
      await made(s, parts(inner));
      return s.call('DELETE', path);
    },
    '412 precondition_failed': async (s) => s.call('DELETE', await made(s), { headers: STALE }),
  },
  'GET /badges': { 200: (s) => s.get('/badges') },
  'POST /badges': {
    201: (s) => s.post('/badges', rung()),
    '409 reevaluation_running': async (s) => {
      await busy(s);
      return s.post('/badges', rung({ counts: 'since_always' }));
    },
    ...unsound((s, bad) => s.post('/badges', rung(bad))),
  },
  'GET /badges/{id}': {
    200: async (s) => s.get(`/badges/${dataOf<{ id: string }[]>(await s.get('/badges'))[0]?.id}`),
  },
  'PATCH /badges/{id}': {
    200: async (s) => patch(s, await newRung(s), { name: 'Black' }, { 'If-Match': '"1"' }),
    '409 badge_archived': async (s) => {
      const path = await newRung(s);
      await s.call('DELETE', path);
      return patch(s, path, { name: 'Black' });
    },
    '409 version_changed': async (s) => {
      const path = await newRung(s);
      return raced(s, (number) => patch(s, path, { name: `Black ${number}` }));
    },
    '409 reevaluation_running': async (s) => {
      await busy(s);
      return patch(s, await newRung(s), { name: 'Black', counts: 'since_always' });
    },
    '412 precondition_failed': async (s) => patch(s, await newRung(s), { name: 'Black' }, STALE),
    ...unsound(async (s, bad) => patch(s, await newRung(s), bad)),
  },
  'DELETE /badges/{id}': {
    200: async (s) => s.call('DELETE', await newRung(s), { headers: { 'If-Match': '"1"' } }),
    '412 precondition_failed': async (s) => s.call('DELETE', await newRung(s), { headers: STALE }),
  },
  'GET /cashback-rules': { 200: (s) => s.get('/cashback-rules') },
  'PUT /cashback-rules': {
    200: (s) => put(s),
    '409 version_changed': async (s) => {
      await put(s);
      return raced(s, (rateBps) => put(s, bands([0, rateBps])));
    },
    '412 precondition_failed': (s) => put(s, {}, STALE),
    '422 bands_empty': (s) => put(s, bands()),
    '422 bands_not_from_zero': (s) => put(s, bands([1, 100])),
    '422 bands_not_ascending': (s) => put(s, bands([0, 100], [0, 200])),
    '422 rate_out_of_range': (s) => put(s, bands([0, 10_001])),
    '422 amount_out_of_range': (s) => put(s, { cap: -1 }),
    '422 minimum_above_cap': (s) => put(s, { minimum: 2, cap: 1 }),
    '422 unknown_currency': (s) => put(s, { currency: 'XXY' }),
  },
};
