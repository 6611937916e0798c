import { describe, expect, it } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';

type Sketch = {
  scope?: string;
  parameters?: object[];
  body?: object;
  answers?: Record<string, object>;
};

const order = {
  type: 'object',
  required: ['orderId'],
  properties: {
    orderId: { type: 'string', maxLength: 255 },
    status: { type: 'string', enum: ['pending', 'completed'] },
    items: { type: 'array', maxItems: 500, items: { type: 'object', properties: { sku: { type: 'string' } } } },
  },
};
const stored = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, total: { type: 'integer' } } };

function document({ scope = 'write', parameters = [], body = order, answers = { 201: stored } }: Sketch = {}) {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });
  const post = {
    security: [{ token: [scope] }],
    parameters,
    requestBody: json({ $ref: '#/components/schemas/Body' }),
    responses: Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, json(schema)])),
  };
  return { paths: { '/orders': { post } }, components: { schemas: { Body: body } } };
}

describe('a change of the document', () => {
  it('breaks nobody when something is added, or more is taken', () => {
    const now = document({
      parameters: [{ name: 'dry', in: 'query', schema: { type: 'boolean' } }],
      body: { ...order, properties: { ...order.properties, note: { type: 'string' }, orderId: { type: 'string' } } },
      answers: { 201: { ...stored, properties: { ...stored.properties, more: {} } }, 200: stored },
    });
    expect(breakingChanges(document(), now)).toEqual([]);
    expect(breakingChanges(document(), document())).toEqual([]);
  });

  const without = (schema: { properties: object }, name: string) => {
    const kept = Object.entries(schema.properties).filter(([property]) => property !== name);
    return { ...schema, properties: Object.fromEntries(kept) };
  };
  const query = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } };

  it.each<[string, object, object]>([
    ['POST /orders is gone', document(), { paths: {} }],
    ['POST /orders needs another scope', document(), document({ scope: 'admin' })],
    [
      'POST /orders body.total is now required',
      document(),
      document({ body: { ...order, required: ['orderId', 'total'] } }),
    ],
    ['POST /orders body.status is no longer taken', document(), document({ body: without(order, 'status') })],
    [
      'POST /orders body.status no longer takes pending',
      document(),
      document({
        body: { ...order, properties: { ...order.properties, status: { type: 'string', enum: ['completed'] } } },
      }),
    ],
    [
      'POST /orders body.items has a tighter maxItems',
      document(),
      document({
        body: { ...order, properties: { ...order.properties, items: { ...order.properties.items, maxItems: 50 } } },
      }),
    ],
    ['POST /orders no longer answers 201', document(), document({ answers: { 200: stored } })],
    [
      'POST /orders 201.total answers nothing any more',
      document(),
      document({ answers: { 201: without(stored, 'total') } }),
    ],
    ['POST /orders 201.id may be missing now', document(), document({ answers: { 201: { ...stored, required: [] } } })],
    [
      'POST /orders 201.total is of another type',
      document(),
      document({ answers: { 201: { ...stored, properties: { ...stored.properties, total: { type: 'string' } } } } }),
    ],
    ['POST /orders no longer takes query limit', document({ parameters: [query] }), document()],
    ['POST /orders now requires query limit', document(), document({ parameters: [{ ...query, required: true }] })],
    [
      'POST /orders query limit has a tighter maximum',
      document({ parameters: [query] }),
      document({ parameters: [{ ...query, schema: { type: 'integer', maximum: 50 } }] }),
    ],
  ])('%s', (sentence, before, after) => {
    expect(breakingChanges(before, after)).toEqual([sentence]);
  });
});
