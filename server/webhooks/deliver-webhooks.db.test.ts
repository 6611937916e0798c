import { and, eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { changeWebhook } from './change-webhook.ts';
import { WEBHOOK_CHECKPOINTS } from './deliver-webhooks.ts';
import { resendDelivery } from './resend-delivery.ts';
import { aReceiver } from './testing/receiver.ts';
import { webhookScene } from './testing/webhook-scene.ts';
import { wakeWebhooks } from './wake-webhooks.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function oneOnItsWay(answer?: Parameters<typeof aReceiver>[0]) {
  const scene = await webhookScene(db);
  const receiver = await aReceiver(answer);
  const { webhook, secret } = await scene.endpoint({ url: receiver.url });
  const [eventId = ''] = await scene.happens('badge.unlocked');
  const deliver = () => scene.deliver(webhook.id);
  return { scene, receiver, id: webhook.id, secret, eventId, deliver };
}

describe('an event that is delivered', () => {
  it('arrives signed, as the official library verifies it, and says what happened to whom', async () => {
    const { scene, receiver, secret, eventId, id, deliver } = await oneOnItsWay();
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
    const { receiver, deliver } = await oneOnItsWay();
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });
});

describe('an event that does not arrive', () => {
  it('is tried again when it is due, under the same id and with the same body, until it is delivered', async () => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay((response) =>
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
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay((response) => response.writeHead(500).end());
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
    const { scene, eventId, id, deliver } = await oneOnItsWay((response) =>
      response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    await deliver();
    const { nextAttemptAt } = await scene.delivery(id, eventId);
    expect(nextAttemptAt).toEqual(new Date(scene.ctx.now().getTime() + 120 * MINUTE));
  });

  it('because nobody is there, or nobody answers in time, says so', async () => {
    const { scene, eventId, id, deliver, receiver } = await oneOnItsWay(() => undefined);
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
    const { scene, receiver, id, deliver } = await oneOnItsWay((response) => response.writeHead(410).end());
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
    const { scene, receiver, id, deliver } = await oneOnItsWay((response) => response.writeHead(500).end());
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
    const { scene, receiver, id, secret, deliver } = await oneOnItsWay();
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
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay();
    await deliver();
    await resendDelivery(scene.ctx, { programId: scene.programId, webhookId: id, deliveryId: eventId });
    receiver.answer = (response) => response.writeHead(500).end();
    await deliver();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    const after = await scene.delivery(id, eventId);
    expect(after.history.map(({ outcome }) => outcome)).toEqual(['delivered', 'refused']);
  });

  it('is refused while the endpoint is switched off', async () => {
    const { scene, eventId, id, deliver } = await oneOnItsWay((response) => response.writeHead(410).end());
    await deliver();
    const again = resendDelivery(scene.ctx, { programId: scene.programId, webhookId: id, deliveryId: eventId });
    await expect(again).rejects.toMatchObject({ code: 'webhook_disabled' });
  });
});

describe('a worker that dies', () => {
  it.each(WEBHOOK_CHECKPOINTS)('at %s loses nothing: it goes out again under the same webhook-id', async (label) => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay();
    const dying = testContext(db, {
      now: scene.clock.now,
      checkpoint: (reached) => {
        if (reached === label) throw new Error('the power is gone');
      },
    });
    await expect(scene.deliver(id, undefined, dying)).rejects.toThrow('the power is gone');
    expect(await scene.delivery(id, eventId)).toMatchObject({ status: 'pending', attempts: 1 });
    await deliver();
    const before = receiver.received.length;
    expect(before).toBe(label === 'webhooks.after-claim' ? 0 : 1);
    scene.clock.forward(31_000);
    expect(await deliver()).toMatchObject({ delivered: 1 });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([eventId]));
    const { history } = await scene.delivery(id, eventId);
    expect(history.map(({ outcome }) => outcome)).toEqual(['lost', 'delivered']);
  });

  it('and comes back late settles nothing that another has taken over', async () => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay();
    let slowly: (() => void) | undefined;
    const late = scene.deliver(id, {
      vault: scene.vault,
      post: () =>
        new Promise((resolve) => {
          slowly = () => resolve({ kind: 'answered', status: 500, retryAfter: null, excerpt: '' });
        }),
    });
    await expect.poll(() => slowly).toBeDefined();
    scene.clock.forward(31_000);
    await deliver();
    slowly?.();
    expect(await late).toMatchObject({ refused: 0 });
    expect(receiver.received).toHaveLength(1);
    expect(await scene.delivery(id, eventId)).toMatchObject({ status: 'delivered', attempts: 2 });
  });
});

describe('turns', () => {
  it('are given to each endpoint with something due, a job for each, and to none twice', async () => {
    const { scene, id, deliver } = await oneOnItsWay();
    const jobsFor = () => scene.ctx.sent.filter(({ payload }) => JSON.stringify(payload).includes(id));
    await Promise.all([wakeWebhooks(scene.ctx), wakeWebhooks(scene.ctx)]);
    await wakeWebhooks(scene.ctx);
    expect(jobsFor()).toMatchObject([{ job: 'webhook.deliver', payload: { endpointIds: [id] } }]);
    await deliver();
    await wakeWebhooks(scene.ctx);
    expect(jobsFor()).toHaveLength(1);
    await scene.happens('badge.unlocked');
    await wakeWebhooks(scene.ctx);
    expect(jobsFor()).toHaveLength(2);
  });

  it('that were lost with their worker are given again after a minute', async () => {
    const { scene, id } = await oneOnItsWay();
    await wakeWebhooks(scene.ctx);
    scene.clock.forward(MINUTE);
    await wakeWebhooks(scene.ctx);
    expect(scene.ctx.sent.filter(({ payload }) => JSON.stringify(payload).includes(id))).toHaveLength(2);
  });

  it('let a slow receiver hold up nobody but itself, with eight calls at most', async () => {
    const slow = await oneOnItsWay(() => undefined);
    await slow.scene.happens(...Array.from({ length: 20 }, () => 'badge.unlocked' as const));
    const quick = await oneOnItsWay();
    const held = slow.deliver();
    await quick.deliver();
    expect(quick.receiver.received).toHaveLength(1);
    expect(slow.receiver.received.length).toBeLessThanOrEqual(8);
    await held;
  });
});
