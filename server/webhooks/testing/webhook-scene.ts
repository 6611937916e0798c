import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { EventType } from '#db/enums.ts';
import { programs } from '#db/schema/programs.ts';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/webhooks.ts';
import { aCustomer, aProgram, testClock, testContext } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import type { WebhookFields } from '../contract.ts';
import { createWebhook } from '../create-webhook.ts';
import { deliverWebhooks, type Postman } from '../deliver-webhooks.ts';
import { guardedPost } from '../guarded-post.ts';
import { deliveryById } from '../queries.ts';
import { aReceiver } from './receiver.ts';

const SECRET = 'a secret of the product, long enough';
/** A slow receiver costs a test little. */
const HASTY_MS = 400;

/** What a scene may have of its own; `secret` is the product's, for scenes that a real worker plays in. */
type Props = Partial<Context> & { readonly secret?: string };

/** A program in development with a customer, a clock that can be moved, and everything to be done with its webhooks. */
export async function webhookScene(db: Database, { secret = SECRET, ...overrides }: Props = {}) {
  const clock = testClock();
  const vault = new SecretVault(secret);
  const hasty: Postman = { vault, post: guardedPost(undefined, HASTY_MS) };
  const ctx = testContext(db, { now: clock.now, ...overrides });
  const { id: programId } = await aProgram(ctx);
  await db
    .update(programs)
    .set({ settings: sql`${programs.settings} || '{"allowPrivateWebhooks": true}'` })
    .where(eq(programs.id, programId));
  const customer = await aCustomer(ctx, { programId });
  const event = (type: EventType, data = {}) => ({ programId, userId: customer.id, type, subjectId: null, data });
  return {
    ctx,
    clock,
    programId,
    customer,
    vault,
    event,
    endpoint: (webhook: Partial<WebhookFields>) => createWebhook(ctx, vault, { programId, webhook }),
    happens: (...types: EventType[]) =>
      db.transaction((tx) =>
        writeEvents(
          tx,
          types.map((type) => event(type)),
          ctx.now(),
        ),
      ),
    deliver: (endpointId: string, postman: Postman = hasty, as: Context = ctx) =>
      deliverWebhooks(as, { endpointIds: [endpointId] }, postman),
    deliveriesOf: (endpointId: string) =>
      db
        .select()
        .from(webhookDeliveries)
        .where(eq(webhookDeliveries.endpointId, endpointId))
        .orderBy(webhookDeliveries.eventId),
    delivery: (webhookId: string, deliveryId: string) => deliveryById(db, { programId, webhookId, deliveryId }),
    state: async (endpointId: string) => {
      const [row] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId));
      if (!row) throw new Error('there is no such webhook');
      return row;
    },
  };
}

/** A program, a receiver that listens to everything, and a badge it has not been told of yet. */
export async function oneOnItsWay(db: Database, answer?: Parameters<typeof aReceiver>[0]) {
  const scene = await webhookScene(db);
  const receiver = await aReceiver(answer);
  const { webhook, secret } = await scene.endpoint({ url: receiver.url });
  const [eventId = ''] = await scene.happens('badge.unlocked');
  const deliver = () => scene.deliver(webhook.id);
  return { scene, receiver, id: webhook.id, secret, eventId, deliver };
}
