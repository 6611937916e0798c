import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { WEBHOOK_CHECKPOINTS } from '#server/webhooks/deliver-webhooks.ts';
import { aReceiver } from '#server/webhooks/testing/receiver.ts';
import { webhookScene } from '#server/webhooks/testing/webhook-scene.ts';
import { SECRET, startWorkerProcess, until } from './testing/worker-process.ts';

const { db, sql, url } = await testDatabase();

/** Lets turns and leases end now, as if their time were over. */
async function endTurns(): Promise<void> {
  await sql`update webhook_endpoints set turn_until = null`;
  await sql`update webhook_deliveries set next_attempt_at = now() where status = 'pending'`;
}

describe('a worker process that sends webhooks', () => {
  it.each(WEBHOOK_CHECKPOINTS)(
    'killed at %s leaves its work to the next one, which sends under the same webhook-id',
    async (label) => {
      const scene = await webhookScene(db, { secret: SECRET, now: () => new Date() });
      const receiver = await aReceiver();
      const { webhook, secret } = await scene.endpoint({ url: receiver.url, eventTypes: ['badge.unlocked'] });
      const [eventId = ''] = await scene.happens('badge.unlocked', 'cashback.completed');

      const killed = startWorkerProcess(url, { LAUREL_CRASH_AT: label, WORKER_QUEUES: 'webhooks' });
      expect(await killed.ended, killed.output()).toEqual({ code: null, signal: 'SIGKILL' });
      expect(await scene.delivery(webhook.id, eventId)).toMatchObject({ status: 'pending', attempts: 1 });

      await endTurns();
      const next = startWorkerProcess(url, { WORKER_QUEUES: 'webhooks' });
      const status = async () => (await scene.delivery(webhook.id, eventId)).status;
      await until(`delivered after ${label}`, async () => (await status()) === 'delivered');
      next.signal('SIGTERM');
      expect(await next.ended, next.output()).toEqual({ code: 0, signal: null });

      const { history } = await scene.delivery(webhook.id, eventId);
      expect(history.map(({ outcome }) => outcome)).toEqual(['lost', 'delivered']);
      for (const { headers, body } of receiver.received) {
        expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'badge.unlocked' });
        expect(headers['webhook-id']).toBe(eventId);
      }
      expect(next.output()).not.toContain(secret);
    },
    90_000,
  );
});
