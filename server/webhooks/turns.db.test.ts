import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { WEBHOOK_CHECKPOINTS } from './deliver-webhooks.ts';
import { oneOnItsWay } from './testing/webhook-scene.ts';
import { wakeWebhooks } from './wake-webhooks.ts';

const { db } = await testDatabase();
const MINUTE = 60_000;

describe('a worker that dies', () => {
  it.each(WEBHOOK_CHECKPOINTS)('at %s loses nothing: it goes out again under the same webhook-id', async (label) => {
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay(db);
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
    const { scene, receiver, eventId, id, deliver } = await oneOnItsWay(db);
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
    const { scene, id, deliver } = await oneOnItsWay(db);
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
    const { scene, id } = await oneOnItsWay(db);
    await wakeWebhooks(scene.ctx);
    scene.clock.forward(MINUTE);
    await wakeWebhooks(scene.ctx);
    expect(scene.ctx.sent.filter(({ payload }) => JSON.stringify(payload).includes(id))).toHaveLength(2);
  });

  it('let a slow receiver hold up nobody but itself, with eight calls at most', async () => {
    const slow = await oneOnItsWay(db, () => undefined);
    await slow.scene.happens(...Array.from({ length: 20 }, () => 'badge.unlocked' as const));
    const quick = await oneOnItsWay(db);
    const held = slow.deliver();
    await quick.deliver();
    expect(quick.receiver.received).toHaveLength(1);
    expect(slow.receiver.received.length).toBeLessThanOrEqual(8);
    await held;
  });
});
