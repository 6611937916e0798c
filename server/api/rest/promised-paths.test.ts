import { describe, expect, it } from 'vitest';
import { partnerApi } from '#server/api/partner.ts';
import { operationsOf } from './route-table.ts';

/** What version 1 promises: verb, path, scope, and the statuses of success. Partners' programs rely on every line. */
const PROMISED = `
  POST   /purchases                                     purchases:write   201 200
  POST   /purchases/batch                               purchases:write   200
  GET    /purchases                                     purchases:read    200
  GET    /purchases/{id}                                purchases:read    200
  POST   /purchases/{id}/complete                       purchases:write   200
  POST   /purchases/{id}/cancel                         purchases:write   200
  POST   /purchases/{id}/refunds                        purchases:write   201 200
  POST   /purchases/{id}/refunds/preview                purchases:read    200
  GET    /purchases/{id}/rewards                        purchases:read    200
  POST   /purchases/simulate                            purchases:read    200
  POST   /customers                                     customers:write   201
  GET    /customers                                     customers:read    200
  GET    /customers/{id}                                customers:read    200
  PATCH  /customers/{id}                                customers:write   200
  DELETE /customers/{id}                                customers:write   200
  GET    /customers/{id}/summary                        customers:read    200
  GET    /customers/{id}/achievements                   customers:read    200
  GET    /customers/{id}/badges                         customers:read    200
  GET    /customers/{id}/cashback                       customers:read    200
  GET    /customers/{id}/points                         customers:read    200
  POST   /activities                                    activities:write  201 200
  GET    /achievements                                  catalog:read      200
  POST   /achievements                                  catalog:write     201
  GET    /achievements/{id}                             catalog:read      200
  PATCH  /achievements/{id}                             catalog:write     200
  DELETE /achievements/{id}                             catalog:write     200
  GET    /badges                                        catalog:read      200
  POST   /badges                                        catalog:write     201
  GET    /badges/{id}                                   catalog:read      200
  PATCH  /badges/{id}                                   catalog:write     200
  DELETE /badges/{id}                                   catalog:write     200
  GET    /cashback-rules                                catalog:read      200
  PUT    /cashback-rules                                catalog:write     200
  GET    /cashback-transactions                         cashback:read     200
  GET    /cashback-transactions/{id}                    cashback:read     200
  POST   /cashback-transactions/{id}/retry              cashback:write    200
  POST   /cashback-transactions/{id}/cancel             cashback:write    200
  GET    /webhooks                                      webhooks:read     200
  POST   /webhooks                                      webhooks:write    201
  GET    /webhooks/{id}                                 webhooks:read     200
  PATCH  /webhooks/{id}                                 webhooks:write    200
  DELETE /webhooks/{id}                                 webhooks:write    200
  GET    /webhooks/{id}/deliveries                      webhooks:read     200
  POST   /webhooks/{id}/deliveries/{deliveryId}/resend  webhooks:write    200`;

const promised = PROMISED.trim()
  .split('\n')
  .map((line) => line.trim().replaceAll(/\s+/g, ' '));
const offered = operationsOf(partnerApi).map(({ operation: { method, path, scope, success = [200] } }) =>
  [method, path, scope, ...success].join(' '),
);

describe('the partner API', () => {
  it.each(promised)('offers %s', (line) => expect(offered).toContain(line));

  it('offers nothing that it does not promise', () =>
    expect(offered.filter((line) => !promised.includes(line))).toEqual([]));

  it('requires an Idempotency-Key exactly where money moves', () => {
    const keyed = operationsOf(partnerApi).filter(({ operation }) => operation.needsIdempotencyKey);
    const moving = /\/refunds$|\/cashback-transactions\/\{id\}\/retry$/;
    expect(keyed.map(({ operation }) => operation.path)).toEqual(
      operationsOf(partnerApi).flatMap(({ operation: { path } }) => (moving.test(path) ? [path] : [])),
    );
  });
});
