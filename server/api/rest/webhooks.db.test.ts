import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idempotencyKeys } from '#db/schema/api.ts';
import { auditLog } from '#db/schema/audit.ts';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { deliverWebhooks } from '#server/webhooks/deliver-webhooks.ts';
import { guardedPost } from '#server/webhooks/guarded-post.ts';
import { dataOf, PartnerStage, pathOf, withKey } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
const guarded = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default', settings: { allowPrivateWebhooks: true, rateLimitPerMinute: 100_000 } });
  await stranger.open();
  await guarded.open();
});

type Received = { readonly headers: Record<string, string>; readonly body: string };
const received: Received[] = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  received.push({ headers: request.headers as Record<string, string>, body });
  response.writeHead(204).end();
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => receiver.close(resolve)));
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;

type View = { readonly id: string; readonly secret: string; readonly [more: string]: unknown };
const made = async (fields: object = {}) => {
  const told = await stage.post('/webhooks', { url, ...fields });
  return { told, ...dataOf<View>(told) };
};
const deliver = (id: string) => {
  const ctx = { ...stage.context(), now: () => new Date() };
  const postman = { vault: new SecretVault(stage.services().secret), post: guardedPost() };
  return deliverWebhooks(ctx, { endpointIds: [id] }, postman);
};

describe('a webhook', () => {
  it('is made with a secret that is told once, and found where its Location says', async () => {
    const { told, id, secret } = await made({ eventTypes: ['badge.unlocked'], description: 'The shop' });
    expect(told.status).toBe(201);
    expect(told.headers.get('location')).toBe(`/api/v1/webhooks/${id}`);
    expect(secret).toMatch(/^whsec_/);
    const read = await stage.get(pathOf(told));
    expect(read.body.data).toMatchObject({
      id,
      url,
      eventTypes: ['badge.unlocked'],
      description: 'The shop',
      active: true,
      disabledReason: null,
    });
    expect(JSON.stringify([read.body, (await stage.get('/webhooks')).body])).not.toContain('secret"');
    const [row] = await connection.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    const audit = await connection.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(JSON.stringify([row, audit])).not.toContain(secret.slice(6));
    expect(audit).toMatchObject([{ action: 'webhook.create' }]);
  });

  it('asked for twice under one key is made once, and its secret is told again but lies nowhere in plain text', async () => {
    const call = withKey();
    const [first, again] = [await stage.post('/webhooks', { url }, call), await stage.post('/webhooks', { url }, call)];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const kept = await connection.db.select().from(idempotencyKeys);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(dataOf<View>(first).secret.slice(6));
  });

  it('hears all events unless it names some, and is refused what makes no sense', async () => {
    expect(await made()).toMatchObject({ eventTypes: null });
    for (const fields of [
      { eventTypes: [] },
      { eventTypes: ['purchase.eaten'] },
      { eventTypes: ['badge.unlocked', 'badge.unlocked'] },
      { url: 'nowhere' },
      { url: 'ftp://127.0.0.1/' },
      { active: 'yes' },
      { secret: 'whsec_mine' },
      { programId: stranger.programId },
    ]) {
      const told = await stage.post('/webhooks', { url, ...fields });
      expect([fields, told.status]).toEqual([fields, 422]);
    }
  });

  it('must be public and https, unless the program is in development', async () => {
    for (const address of [
      url,
      'http://example.com/',
      'https://127.0.0.1/',
      'https://[::ffff:a00:1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://me:it@example.com/',
      'https://localhost/',
    ]) {
      const told = await guarded.post('/webhooks', { url: address });
      expect([address, told.status, told.body.code]).toEqual([address, 422, 'validation_failed']);
      expect(Object.keys(told.body.errors ?? {})).toEqual(['url']);
    }
    expect((await guarded.get('/webhooks')).body.data).toEqual([]);
    const fine = await guarded.post('/webhooks', { url: 'https://8.8.8.8/hooks' });
    expect(fine.status).toBe(201);
    const changed = await guarded.call('PATCH', pathOf(fine), { body: { url: 'https://10.0.0.1/' } });
    expect(changed.status).toBe(422);
  });

  it('is changed field by field, switched off and on, and given a new secret, which is told once', async () => {
    const { told, secret } = await made({ description: 'before', eventTypes: ['badge.unlocked'] });
    const patch = (body: object) => stage.call('PATCH', pathOf(told), { body });
    expect((await patch({ description: 'after' })).body.data).toMatchObject({ description: 'after', active: true });
    expect((await patch({ active: false })).body.data).toMatchObject({ active: false, disabledReason: 'by_hand' });
    const back = await patch({ active: true, eventTypes: null });
    expect(back.body.data).toMatchObject({ active: true, disabledReason: null, eventTypes: null });
    expect(back.body.data).not.toHaveProperty('secret');
    const rotated = dataOf<View>(await patch({ rotateSecret: true }));
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.previousSecretUntil).toBe('2026-11-21T12:00:00.000Z');
  });

  it('is gone when it is deleted', async () => {
    const { told } = await made();
    expect((await stage.call('DELETE', pathOf(told))).body.data).toMatchObject({ active: false });
    for (const method of ['GET', 'DELETE', 'PATCH']) {
      const body = method === 'PATCH' ? { body: { active: true } } : {};
      expect((await stage.call(method, pathOf(told), body)).status).toBe(404);
    }
  });

  it('is nobody else’s: another program, and a token without the scope', async () => {
    const { told, id } = await made();
    for (const [method, path, body] of [
      ['GET', `/webhooks/${id}`, undefined],
      ['PATCH', `/webhooks/${id}`, { active: false }],
      ['DELETE', `/webhooks/${id}`, undefined],
      ['GET', `/webhooks/${id}/deliveries`, undefined],
      ['POST', `/webhooks/${id}/deliveries/${newId()}/resend`, undefined],
    ] as const) {
      expect((await stranger.call(method, path, { body })).status).toBe(404);
    }
    const { token } = await stage.newToken(['webhooks:read']);
    expect((await stage.get(pathOf(told), { token })).status).toBe(200);
    expect((await stage.post('/webhooks', { url }, { token })).status).toBe(403);
    const other = await stage.newToken(['purchases:read']);
    expect((await stage.get('/webhooks', { token: other.token })).status).toBe(403);
  });

  it('is one of twenty at most', async () => {
    const crowd = new PartnerStage(connection);
    await crowd.open();
    const asked = Array.from({ length: 25 }, () => crowd.post('/webhooks', { url: 'https://8.8.8.8/' }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });
});

describe('deliveries', () => {
  it('are made of what happens, sent, listed with their attempts, and sent again on request', async () => {
    const { id, told, secret } = await made({ eventTypes: ['achievement.unlocked', 'badge.unlocked'] });
    await stage.rewarded();
    const path = `${pathOf(told)}/deliveries`;
    const waiting = dataOf<View[]>(await stage.get(path));
    expect(waiting.map(({ eventType }) => eventType)).toContain('badge.unlocked');
    expect(waiting).toContainEqual(expect.objectContaining({ status: 'pending', attempts: 0, history: [] }));
    await deliver(id);
    const ours = received.filter(({ headers }) => headers['webhook-id'] === waiting[0]?.id);
    expect(new Webhook(secret).verify(ours[0]?.body ?? '', ours[0]?.headers ?? {})).toMatchObject({
      type: waiting[0]?.eventType,
      data: { customerId: expect.any(String) },
    });
    const sent = await stage.get(`${path}?status=delivered&eventType=badge.unlocked&limit=1`);
    expect(sent.body.data).toMatchObject([
      { status: 'delivered', attempts: 1, history: [{ outcome: 'delivered', responseStatus: 204 }] },
    ]);
    const again = await stage.post(`${path}/${waiting[0]?.id}/resend`, undefined);
    expect(again).toMatchObject({ status: 200, body: { data: { status: 'pending', attempts: 1 } } });
    await deliver(id);
    expect(received.filter(({ headers }) => headers['webhook-id'] === waiting[0]?.id)).toHaveLength(2);
  });

  it('are paged by a cursor that fits no other list, and unknown ones are not found', async () => {
    const [one, other] = [await made(), await made()];
    await stage.rewarded();
    const path = `${pathOf(one.told)}/deliveries`;
    const first = await stage.get(`${path}?limit=1`);
    const cursor = String(first.body.meta?.nextCursor);
    const second = await stage.get(`${path}?limit=1&cursor=${cursor}`);
    expect(dataOf<View[]>(second)[0]?.id).not.toBe(dataOf<View[]>(first)[0]?.id);
    expect((await stage.get(`${pathOf(other.told)}/deliveries?cursor=${cursor}`)).body.code).toBe('bad_cursor');
    expect((await stage.post(`${path}/${newId()}/resend`, undefined)).status).toBe(404);
    expect((await stage.get(`/webhooks/${newId()}/deliveries`)).status).toBe(404);
  });

  it('cannot be sent again to a webhook that is switched off', async () => {
    const { told } = await made();
    await stage.rewarded();
    await stage.call('PATCH', pathOf(told), { body: { active: false } });
    const path = `${pathOf(told)}/deliveries`;
    const [delivery] = dataOf<View[]>(await stage.get(path));
    const again = await stage.post(`${path}/${delivery?.id}/resend`, undefined);
    expect(again).toMatchObject({ status: 409, body: { code: 'webhook_disabled' } });
  });
});
