import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { newId } from '#server/kernel/id.ts';
import { changeWebhook } from './change-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { webhookScene } from './testing/webhook-scene.ts';

const { db, sql, url } = await testDatabase();
const other = connect(url);
afterAll(other.close);
const ANYWHERE = 'http://127.0.0.1:9/hooks';

describe('an event', () => {
  it('becomes one delivery for each endpoint that listens to it, and none for others', async () => {
    const scene = await webhookScene(db);
    const stranger = await webhookScene(db);
    const all = await scene.endpoint({ url: ANYWHERE });
    const badges = await scene.endpoint({ url: ANYWHERE, eventTypes: ['badge.unlocked', 'badge.revoked'] });
    const off = await scene.endpoint({ url: ANYWHERE, active: false });
    const theirs = await stranger.endpoint({ url: ANYWHERE });
    const ids = await scene.happens('badge.unlocked', 'cashback.completed');
    const eventsOf = async (id: string) => (await scene.deliveriesOf(id)).map(({ eventId }) => eventId);
    expect(await eventsOf(all.webhook.id)).toEqual(ids);
    expect(await eventsOf(badges.webhook.id)).toEqual([ids[0]]);
    expect(await eventsOf(off.webhook.id)).toEqual([]);
    expect(await eventsOf(theirs.webhook.id)).toEqual([]);
  });

  it('of before the endpoint, or of while it is switched off, is not sent later; a deleted one hears nothing', async () => {
    const scene = await webhookScene(db);
    await scene.happens('badge.unlocked');
    const { webhook } = await scene.endpoint({ url: ANYWHERE });
    const name = { programId: scene.programId, webhookId: webhook.id };
    const change = (active: boolean) => changeWebhook(scene.ctx, scene.vault, { ...name, changes: { active } });
    await change(false);
    await scene.happens('badge.unlocked');
    await change(true);
    const [heard] = await scene.happens('badge.revoked');
    await deleteWebhook(scene.ctx, name);
    await scene.happens('badge.unlocked');
    expect((await scene.deliveriesOf(webhook.id)).map(({ eventId }) => eventId)).toEqual([heard]);
  });

  it('is neither skipped nor doubled when its transaction commits after one that began and wrote later', async () => {
    const scene = await webhookScene(db);
    const { webhook } = await scene.endpoint({ url: ANYWHERE });
    const count = async () => (await scene.deliveriesOf(webhook.id)).length;
    let late = '';
    await other.db.transaction(async (tx) => {
      [late = ''] = await writeEvents(tx, [scene.event('badge.unlocked')], scene.ctx.now());
      const [early = ''] = await scene.happens('badge.unlocked');
      expect(early > late).toBe(true);
      expect((await scene.deliveriesOf(webhook.id)).map(({ eventId }) => eventId)).toEqual([early]);
      await scene.deliver(webhook.id);
    });
    expect(await count()).toBe(2);
    expect(await scene.deliver(webhook.id)).toMatchObject({ unreachable: 1 });
    expect(await scene.delivery(webhook.id, late)).toMatchObject({ attempts: 1 });
  });

  it('that is undone leaves no delivery', async () => {
    const scene = await webhookScene(db);
    const { webhook } = await scene.endpoint({ url: ANYWHERE });
    const undone = db.transaction(async (tx) => {
      await writeEvents(tx, [scene.event('badge.unlocked')], scene.ctx.now());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await scene.deliveriesOf(webhook.id)).toEqual([]);
  });

  it('cannot be delivered twice to an endpoint: the database refuses a second row', async () => {
    const scene = await webhookScene(db);
    const { webhook } = await scene.endpoint({ url: ANYWHERE });
    const [eventId = ''] = await scene.happens('badge.unlocked');
    const again = sql`insert into webhook_deliveries (endpoint_id, event_id, program_id, event_type, next_attempt_at, created_at)
      values (${webhook.id}, ${eventId}, ${scene.programId}, 'badge.unlocked', now(), now())`;
    await expect(again).rejects.toThrow(postgres.PostgresError);
    expect(await scene.deliveriesOf(webhook.id)).toHaveLength(1);
  });

  it('costs rewarding next to nothing while nobody listens', async () => {
    const scene = await webhookScene(db);
    await sql`update webhook_endpoints set is_active = false, disabled_at = now(), disabled_reason = 'by_hand' where is_active`;
    const events = Array.from({ length: 2_000 }, () => scene.event('achievement.progressed', { note: newId() }));
    const write = async () => {
      const started = performance.now();
      await db.transaction((tx) => writeEvents(tx, events, scene.ctx.now()));
      return performance.now() - started;
    };
    const fastest = async () => Math.min(await write(), await write(), await write(), await write(), await write());
    await write();
    const withTrigger = await fastest();
    await sql`alter table events disable trigger events_webhooks`;
    const without = await fastest();
    await sql`alter table events enable trigger events_webhooks`;
    expect(withTrigger / without).toBeLessThan(2);
  });
});
