import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { dataOf, PartnerStage, pathOf } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default' });
  await stranger.open();
});

describe('the catalogue', () => {
  const weekday = { field: 'dayOfWeek', op: 'in', value: ['Mon'] };
  const definition = () => ({
    key: uniqueWord('a'),
    name: 'Monday',
    points: 50,
    criteria: { type: 'purchase', target: 2, where: weekday },
  });

  it('takes achievements, versions them, and archives them', async () => {
    const made = await stage.post('/achievements', definition());
    expect(made).toMatchObject({
      status: 201,
      body: { data: { version: 1, points: 50, tier: 'bronze', isActive: true } },
    });
    expect(made.headers.get('etag')).toBe('"1"');
    const path = pathOf(made);
    const patched = await stage.call('PATCH', path, { body: { points: 60 } });
    expect(patched).toMatchObject({
      status: 200,
      body: { data: { version: 2, points: 60, name: 'Monday', tier: 'bronze' } },
    });
    const { key } = dataOf<{ key: string }>(made);
    expect((await stage.post('/achievements', { ...definition(), key })).body.code).toBe('already_exists');
    const archived = await stage.call('DELETE', path);
    expect(archived).toMatchObject({
      status: 200,
      body: { data: { isActive: false, archivedAt: expect.any(String) } },
    });
    const listed = dataOf<{ key: string }[]>(await stage.get('/achievements?limit=100'));
    expect(listed.map((one) => one.key)).not.toContain(key);
    expect(dataOf<{ key: string }[]>(await stage.get('/achievements?archived=true')).map((one) => one.key)).toEqual([
      key,
    ]);
    expect((await stage.call('PATCH', path, { body: { points: 1 } })).body.code).toBe('achievement_archived');
  });

  it('leaves a field that a change does not name as it is, also one that has a default', async () => {
    const made = await stage.post('/achievements', { ...definition(), tier: 'gold', visibility: 'secret' });
    const patched = await stage.call('PATCH', pathOf(made), { body: { name: 'Mondays' } });
    expect(patched.body.data).toMatchObject({ name: 'Mondays', tier: 'gold', visibility: 'secret' });
  });

  it('lets only one of two edits of the same version through', async () => {
    const made = await stage.post('/achievements', definition());
    const edit = (points: number, tag: string) =>
      stage.call('PATCH', pathOf(made), { body: { points }, headers: { 'If-Match': tag } });
    expect((await edit(1, '"7"')).status).toBe(412);
    expect((await edit(1, 'W/"1"')).status).toBe(412);
    const both = await Promise.all([edit(2, '"1"'), edit(3, '"1"')]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]));
    expect(both.find(({ status }) => status === 412)?.body.code).toBe('precondition_failed');
    expect((await edit(9, '*')).headers.get('etag')).toBe('"3"');
  });

  it('refuses what does not make sense, with its code', async () => {
    const refused = (change: object) => stage.post('/achievements', { ...definition(), ...change });
    const where = { field: 'colour', op: 'eq', value: 'red' };
    expect((await refused({ criteria: { type: 'purchase', target: 1, where } })).body.code).toBe('unknown_field');
    expect(await refused({ colour: 'red' })).toMatchObject({
      status: 422,
      body: { errors: { colour: [expect.any(String)] } },
    });
    expect((await refused({ criteria: { type: 'composite', op: 'all', of: ['nothing'] } })).body.code).toBe(
      'composite_unknown_key',
    );
  });

  it('has a ladder of badges that must rise', async () => {
    const ladder = dataOf<{ id: string; level: number; name: string }[]>(await stage.get('/badges'));
    expect(ladder.map(({ name }) => name)).toEqual(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond']);
    const made = await stage.post('/badges', {
      level: 6,
      name: 'Black',
      pointsRequired: 10_000,
      achievementsRequired: 12,
    });
    expect(made).toMatchObject({ status: 201, body: { data: { level: 6, version: 1 } } });
    const low = await stage.call('PATCH', pathOf(made), { body: { pointsRequired: 1 } });
    expect(low.body.code).toBe('badge_requirements_fall');
    const better = await stage.call('PATCH', pathOf(made), { body: { benefits: { cashbackBonusBps: 300 } } });
    expect(better).toMatchObject({ status: 200, body: { data: { version: 2, benefits: { cashbackBonusBps: 300 } } } });
    expect((await stage.call('DELETE', pathOf(made))).body.data).toMatchObject({ isActive: false });
    expect(dataOf<object[]>(await stage.get('/badges'))).toHaveLength(5);
    expect((await stage.get(pathOf(made))).status).toBe(200);
  });

  it('has one cashback rule a currency', async () => {
    const rule = { currency: 'USD', bands: [{ from: 0, rateBps: 150 }] };
    const put = await stage.call('PUT', '/cashback-rules', { body: rule });
    expect(put).toMatchObject({ status: 200, body: { data: { ...rule, version: 1 } } });
    expect((await stage.call('PUT', '/cashback-rules', { body: rule })).headers.get('etag')).toBe('"1"');
    const stale = { body: { ...rule, bands: [] }, headers: { 'If-Match': '"9"' } };
    expect((await stage.call('PUT', '/cashback-rules', stale)).status).toBe(412);
    expect((await stage.call('PUT', '/cashback-rules', { body: { ...rule, bands: [] } })).body.code).toBe(
      'bands_empty',
    );
    const currencies = dataOf<{ currency: string }[]>(await stage.get('/cashback-rules')).map(
      ({ currency }) => currency,
    );
    expect(currencies).toEqual(['NGN', 'USD']);
    expect(dataOf(await stranger.get('/cashback-rules'))).toEqual([]);
  });
});
