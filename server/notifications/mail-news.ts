import type { Tx } from '#db/client.ts';
import type { EventType } from '#db/enums.ts';
import { KIND_OF_EVENT } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { DEFAULT_CHOICES, GATHER_NEWS_MS, MAILED_EVENTS } from './rules.ts';

/** A notification that was written just now. */
export type Told = { readonly id: string; readonly userId: string; readonly type: EventType };

/* Only who has an account is written to: a customer whom a partner made known never asked for our mails. */
const WANTED = `
  select u.id as user_id, u.program_id, u.email, array_agg(t.id order by t.id) as ids
    from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(id, user_id, kind)
    join users u on u.id = t.user_id and u.email is not null and u.password_hash is not null
                and u.disabled_at is null and u.anonymised_at is null and u.role = 'customer'
    left join notification_choices c on c.user_id = u.id and c.kind = t.kind and c.channel = 'email'
   where coalesce(c.is_wanted, t.kind = any($4::text[]))
   group by u.id order by u.id`;

/* A mail that nobody took to send yet still has room. */
const WAITING = `
  select distinct on (m.user_id) m.user_id, m.id from mails m
   where m.user_id = any($1::uuid[]) and m.kind = 'news' and m.status = 'waiting' and m.attempts = 0
     and m.created_at > $2::timestamptz
   order by m.user_id, m.id`;

const HOLD = `
  select id from mails where id = any($1::uuid[]) and status = 'waiting' and attempts = 0
   order by id for update skip locked`;

const WRITE = `
  insert into mails (id, program_id, kind, recipient, user_id, created_at)
  select id, program_id, 'news', lower(recipient), user_id, $5::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as m(id, program_id, recipient, user_id)`;

const ATTACH = `
  update notifications n set mail_id = m.mail_id
    from unnest($1::uuid[], $2::uuid[]) as m(id, mail_id) where n.id = m.id`;

type Wanted = {
  readonly user_id: string;
  readonly program_id: string;
  readonly email: string;
  readonly ids: readonly string[];
};

/**
 * Puts news into mails, one a customer: into the one that still waits, else into a new one that goes out half a minute later
 * with all that comes until then. In the transaction that tells of them, so that each goes into one mail, once.
 */
export async function mailNews(tx: Tx, ctx: Context, told: readonly Told[]): Promise<void> {
  const mailed = told.filter(({ type }) => MAILED_EVENTS.includes(type));
  if (mailed.length === 0) return;
  const kinds: Partial<Record<EventType, string>> = KIND_OF_EVENT;
  const wanted = await run<Wanted>(tx, WANTED, [
    mailed.map(({ id }) => id),
    mailed.map(({ userId }) => userId),
    mailed.map(({ type }) => kinds[type] ?? ''),
    DEFAULT_CHOICES.email,
  ]);
  if (wanted.length === 0) return;
  const waiting = await heldMails(tx, ctx, wanted);
  const fresh = wanted.filter(({ user_id }) => !waiting.has(user_id)).map((one) => ({ ...one, mailId: newId() }));
  if (fresh.length > 0) await writeNews(tx, ctx, fresh);
  const mailOf = new Map([...waiting, ...fresh.map(({ user_id, mailId }) => [user_id, mailId] as const)]);
  const pairs = wanted.flatMap(({ user_id, ids }) => ids.map((id) => [id, mailOf.get(user_id) ?? ''] as const));
  await run(tx, ATTACH, [pairs.map(([id]) => id), pairs.map(([, mailId]) => mailId)]);
}

/** Mails of these customers that still have room, held so that none is sent meanwhile. */
async function heldMails(tx: Tx, ctx: Context, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const since = new Date(ctx.now().getTime() - GATHER_NEWS_MS).toISOString();
  const userIds = wanted.map(({ user_id }) => user_id);
  const found = await run<{ user_id: string; id: string }>(tx, WAITING, [userIds, since]);
  if (found.length === 0) return new Map();
  const held = await run<{ id: string }>(tx, HOLD, [found.map(({ id }) => id)]);
  const isHeld = new Set(held.map(({ id }) => id));
  return new Map(found.filter(({ id }) => isHeld.has(id)).map(({ user_id, id }) => [user_id, id]));
}

async function writeNews(tx: Tx, ctx: Context, fresh: readonly (Wanted & { mailId: string })[]): Promise<void> {
  const now = ctx.now();
  const mailIds = fresh.map(({ mailId }) => mailId);
  await run(tx, WRITE, [
    mailIds,
    fresh.map(({ program_id }) => program_id),
    fresh.map(({ email }) => email),
    fresh.map(({ user_id }) => user_id),
    now.toISOString(),
  ]);
  await ctx.enqueue(tx, 'mail.send', { mailIds }, { startAfter: new Date(now.getTime() + GATHER_NEWS_MS) });
}
