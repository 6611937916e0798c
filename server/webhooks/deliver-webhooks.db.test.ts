import { and, eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { changeWebhook } from './change-webhook.ts';
import { resendDelivery } from './resend-delivery.ts';
import { oneOnItsWay } from './testing/webhook-scene.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('an event that is delivered', () => {
  it('arrives signed, as the official library verifies it, and says what happened to whom', async () => {
    const { scene, receiver, secret, eventId, id, deliver } = await oneOnItsWay(db);
    scene.clock.forward(Date.now() - scene.ctx.now().getTime());
    expect(await deliver()).toMatchObject({ delivered: 1 });
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'badge.unlocked',
      timestamp: '2026-11-20T12:00:00.000Z',
      data: { customerId: scene.customer.id, externalCustomerId: scene.customer.externalId, subjectId: null },
    });
    expect(headers).toMatchObject({ 'webhook-id': eventId, 'content-type': 'application/json' });
    const delivery = await scene.delivery(id, eventId);
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, nextAttemptAt: null });
    expect(delivery.history).toMatchObject([{ attempt: 1, outcome: 'delivered', responseStatus: 204, error: null }]);
  });

  it('is not sent again', async () => {
    const { receiver, deliver } = await oneOnItsWay(db);
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });
});

describe('an event that does not arrive', () => {
  it('is tried again when it is due, under the same id and with the same body, until it is delivered', async () => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay(db, (response) =>
      response.writeHead(500).end('out of order'),
    );
    expect(await deliver()).toMatchObject({ refused: 1 });
    expect(await scene.state(id)).toMatchObject({ failingSince: scene.ctx.now(), isActive: true });
    await deliver();
    expect(receiver.received).toHaveLength(1);
    scene.clock.forward(MINUTE);
    receiver.answer = (response) => response.writeHead(200).end();
    expect(await deliver()).toMatchObject({ delivered: 1 });
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    const { history } = await scene.delivery(id, eventId);
    expect(history).toMatchObject([
      { attempt: 1, outcome: 'refused', responseStatus: 500, responseExcerpt: 'out of order' },
      { attempt: 2, outcome: 'delivered', responseStatus: 200 },
    ]);
    expect((await scene.state(id)).failingSince).toBeNull();
  });

  it('is given up after eight attempts; sent again by hand it gets one more', async () => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay(db, (response) =>
      response.writeHead(500).end(),
    );
    const name = { programId: scene.programId, webhookId: id, deliveryId: eventId };
    for (let next: Date | null = scene.ctx.now(); next; next = (await scene.delivery(id, eventId)).nextAttemptAt) {
      scene.clock.forward(next.getTime() - scene.ctx.now().getTime());
      await deliver();
    }
    expect(receiver.received).toHaveLength(8);
    expect(await scene.delivery(id, eventId)).toMatchObject({ status: 'failed', attempts: 8 });
    await resendDelivery(scene.ctx, name);
    await deliver();
    expect(await scene.delivery(id, eventId)).toMatchObject({ status: 'failed', attempts: 9 });
    await resendDelivery(scene.ctx, name);
    receiver.answer = (response) => response.writeHead(200).end();
    await deliver();
    expect(await scene.delivery(id, eventId)).toMatchObject({ status: 'delivered', attempts: 10 });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([eventId]));
  });

  it('waits as long as the receiver asks', async () => {
    const { scene, eventId, id, deliver } = await oneOnItsWay(db, (response) =>
      response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    await deliver();
    const { nextAttemptAt } = await scene.delivery(id, eventId);
    expect(nextAttemptAt).toEqual(new Date(scene.ctx.now().getTime() + 120 * MINUTE));
  });

  it('because nobody is there, or nobody answers in time, says so', async () => {
    const { scene, eventId, id, deliver, receiver } = await oneOnItsWay(db, () => undefined);
    expect(await deliver()).toMatchObject({ unreachable: 1 });
    receiver.answer = (response) => response.destroy();
    scene.clock.forward(MINUTE);
    await deliver();
    const { history } = await scene.delivery(id, eventId);
    expect(history).toMatchObject([
      { outcome: 'unreachable', error: 'no answer in time', responseStatus: null },
      { outcome: 'unreachable', error: 'ECONNRESET', responseStatus: null },
    ]);
  });
});

describe('an endpoint', () => {
  it('that answers 410 is switched off at once, and the audit says so', async () => {
    const { scene, receiver, id, deliver } = await oneOnItsWay(db, (response) => response.writeHead(410).end());
    await deliver();
    expect(await scene.state(id)).toMatchObject({ isActive: false, disabledReason: 'gone' });
    const isIt = and(eq(auditLog.subjectId, id), eq(auditLog.action, 'webhook.disable'));
    const [told] = await db.select().from(auditLog).where(isIt);
    expect(told?.after).toMatchObject({ reason: 'gone' });
    await scene.happens('badge.unlocked');
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await scene.deliveriesOf(id)).toHaveLength(1);
  });

  it('that has failed for five days and nothing else is switched off; one that succeeded meanwhile is not', async () => {
    const { scene, receiver, id, deliver } = await oneOnItsWay(db, (response) => response.writeHead(500).end());
    await deliver();
    scene.clock.forward(3 * DAY);
    receiver.answer = (response) => response.writeHead(200).end();
    await deliver();
    receiver.answer = (response) => response.writeHead(500).end();
    await scene.happens('badge.unlocked');
    await deliver();
    scene.clock.forward(4 * DAY);
    await deliver();
    expect((await scene.state(id)).isActive).toBe(true);
    scene.clock.forward(DAY);
    await deliver();
    expect(await scene.state(id)).toMatchObject({ isActive: false, disabledReason: 'failing' });
  });

  it('with a new secret signs with both for a day, then with the new one alone', async () => {
    const { scene, receiver, id, secret, deliver } = await oneOnItsWay(db);
    scene.clock.forward(Date.now() - scene.ctx.now().getTime());
    const name = { programId: scene.programId, webhookId: id };
    const { secret: fresh } = await changeWebhook(scene.ctx, scene.vault, { ...name, changes: { rotateSecret: true } });
    await deliver();
    const [both] = receiver.received;
    for (const one of [secret, fresh ?? '']) new Webhook(one).verify(both?.body ?? '', both?.headers ?? {});
    expect(both?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    scene.clock.forward(DAY);
    await scene.happens('badge.unlocked');
    await deliver();
    expect(receiver.received.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });
});

describe('sending again by hand', () => {
  it('makes another attempt of a delivery that arrived, under the same id', async () => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay(db);
    await deliver();
    await resendDelivery(scene.ctx, { programId: scene.programId, webhookId: id, deliveryId: eventId });
    receiver.answer = (response) => response.writeHead(500).end();
    await deliver();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    const after = await scene.delivery(id, eventId);
    expect(after.history.map(({ outcome }) => outcome)).toEqual(['delivered', 'refused']);
  });

  it('is refused while the endpoint is switched off', async () => {
    const { scene, eventId, id, deliver } = await oneOnItsWay(db, (response) => response.writeHead(410).end());
    await deliver();
    const again = resendDelivery(scene.ctx, { programId: scene.programId, webhookId: id, deliveryId: eventId });
    await expect(again).rejects.toMatchObject({ code: 'webhook_disabled' });
  });
});
