import { uniqueWord } from '#db/testing/factories.ts';
import type { PartnerStage } from './partner-stage.ts';
import { pathOf } from './partner-stage.ts';
import type { Scene, Scenes } from './promise.ts';

const grace = () => ({ externalId: uniqueWord('grace'), email: `${uniqueWord('grace')}@example.com`, name: 'Grace' });

async function customer(stage: PartnerStage, fields: object = { externalId: uniqueWord('c') }): Promise<string> {
  return pathOf(await stage.post('/customers', fields));
}

/** Part of how somebody stands who has bought and was rewarded. */
function standing(part: string): Scenes {
  return { 200: async (s) => s.get(`${pathOf(await s.rewarded(), 'customer')}/${part}`) };
}

const patched =
  (change: object, before: (stage: PartnerStage, path: string) => Promise<unknown> = async () => null): Scene =>
  async (s) => {
    const path = await customer(s, grace());
    await before(s, path);
    return s.call('PATCH', path, { body: change });
  };

export const customerScenes: Readonly<Record<string, Scenes>> = {
  'POST /customers': {
    201: (s) => s.post('/customers', grace()),
    '409 customer_exists': async (s) => {
      const known = grace();
      await customer(s, known);
      return s.post('/customers', { email: known.email });
    },
  },
  'GET /customers': {
    200: async (s) => {
      await customer(s);
      await customer(s);
      return s.get('/customers?limit=1');
    },
  },
  'GET /customers/{id}': { 200: async (s) => s.get(await customer(s)) },
  'PATCH /customers/{id}': {
    200: patched({ name: 'Grace Obi' }),
    '409 customer_exists': patched({ externalId: 'ada' }, (s) => customer(s, { externalId: 'ada' })),
    '409 customer_registered': patched({ email: 'thief@example.com' }, (s, path) => s.registered(path)),
    '409 customer_anonymised': patched({ name: 'x' }, (s, path) => s.call('DELETE', path)),
  },
  'DELETE /customers/{id}': { 200: async (s) => s.call('DELETE', await customer(s)) },
  'GET /customers/{id}/summary': standing('summary'),
  'GET /customers/{id}/achievements': standing('achievements'),
  'GET /customers/{id}/badges': standing('badges'),
  'GET /customers/{id}/cashback': standing('cashback'),
  'GET /customers/{id}/points': standing('points'),
};
