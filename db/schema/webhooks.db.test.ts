import { beforeAll, describe, expect, it } from 'vitest';
import { webhookScene } from '#server/webhooks/testing/webhook-scene.ts';
import { change, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';

const { db, sql } = await testDatabase();
type Changes = Parameters<typeof change>[3];
const NOW = '2026-12-01T00:00:00Z';
let endpoint = '';
let event = '';
let stranger = '';
beforeAll(async () => {
  const scene = await webhookScene(db);
  stranger = (await webhookScene(db)).programId;
  endpoint = (await scene.endpoint({ url: 'http://127.0.0.1:9/' })).webhook.id;
  [event = ''] = await scene.happens('badge.unlocked');
  await scene.deliver(endpoint);
});

describe('PostgreSQL refuses a webhook', () => {
  const changed = (changes: Changes) => refusalOf(sql, (tx) => change(tx, 'webhook_endpoints', endpoint, changes));

  it('that hears of events there are none of, or is off for no reason we know', async () => {
    const words = refusalOf(sql, (tx) => tx`update webhook_endpoints set event_types = '{purchase.eaten}'`);
    expect(await words).toBe('webhook_endpoints_event_types_words');
    expect(await changed({ is_active: false, disabled_at: NOW, disabled_reason: 'mood' })).toBe(
      'webhook_endpoints_disabled_word',
    );
  });

  it('that is on and off at once, or off without a time and a reason', async () => {
    const halves: Changes[] = [{ is_active: false }, { disabled_at: NOW }, { disabled_reason: 'gone' }];
    for (const half of halves) {
      expect(await changed(half)).toBe('webhook_endpoints_disabled_whole');
    }
    expect(await changed({ is_active: false, disabled_at: NOW, disabled_reason: 'gone' })).toBe('');
  });

  it('without a secret while it lives, with one when it is deleted, or with an old one for ever', async () => {
    expect(await changed({ sealed_secret: null })).toBe('webhook_endpoints_secret_until_deleted');
    const deleted = { is_active: false, deleted_at: NOW };
    expect(await changed(deleted)).toBe('webhook_endpoints_secret_until_deleted');
    expect(await changed({ ...deleted, sealed_secret: null })).toBe('');
    expect(await changed({ previous_sealed_secret: 'v1.x' })).toBe('webhook_endpoints_previous_whole');
  });
});

describe('PostgreSQL refuses a delivery', () => {
  it('of an event to another program’s webhook, of no event, or a second one', async () => {
    const another = (programId: string, eventId: string) =>
      refusalOf(
        sql,
        (
          tx,
        ) => tx`insert into webhook_deliveries (endpoint_id, event_id, program_id, event_type, next_attempt_at, created_at)
          values (${endpoint}, ${eventId}, ${programId}, 'badge.unlocked', now(), now())`,
      );
    const [{ program_id: ours } = {}] = await sql`select program_id from webhook_endpoints where id = ${endpoint}`;
    const [{ id: unheard } = {}] = await sql`
      insert into events (id, program_id, user_id, type, data)
      select gen_random_uuid(), program_id, id, 'badge.unlocked', '{}' from users where program_id = ${stranger} returning id`;
    expect(await another(stranger, unheard)).toBe('webhook_deliveries_endpoint_fk');
    expect(await another(ours, endpoint)).toBe('webhook_deliveries_event_fk');
    expect(await another(ours, event)).toBe('webhook_deliveries_pkey');
  });

  it('that waits for nothing, has arrived at no time, or is in no state we know', async () => {
    const changed = (assignment: string) =>
      refusalOf(sql, (tx) => tx.unsafe(`update webhook_deliveries set ${assignment} where event_id = '${event}'`));
    expect(await changed('next_attempt_at = null')).toBe('webhook_deliveries_pending_whole');
    expect(await changed("status = 'delivered', next_attempt_at = null")).toBe('webhook_deliveries_delivered_whole');
    expect(await changed("status = 'lost', next_attempt_at = null")).toBe('webhook_deliveries_status_word');
    expect(await changed('attempts = -1')).toBe('webhook_deliveries_attempts_range');
  });

  it('attempted twice under one number, or with an outcome we do not know', async () => {
    const again = refusalOf(
      sql,
      (tx) => tx`insert into webhook_attempts (id, endpoint_id, event_id, attempt, outcome, started_at)
        select gen_random_uuid(), endpoint_id, event_id, attempt, outcome, started_at from webhook_attempts`,
    );
    expect(await again).toBe('webhook_attempts_delivery_attempt_key');
    const odd = refusalOf(sql, (tx) => tx`update webhook_attempts set outcome = 'eaten'`);
    expect(await odd).toBe('webhook_attempts_outcome_word');
    const zeroth = refusalOf(sql, (tx) => tx`update webhook_attempts set attempt = 0`);
    expect(await zeroth).toBe('webhook_attempts_attempt_range');
  });
});
