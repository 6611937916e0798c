import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import type { LookupAnswer, PayAnswer } from './port.ts';
import { type Gate, gateAt, type Health, healthAfter, WELL } from './rules/health.ts';
import type { Pacing } from './rules.ts';

/** A place at the provider, ours until it is given back or its lease ends. */
export type Pass = { readonly provider: string; readonly slot: number; readonly holder: string };

/** `busy`: all places are taken, by whichever process. */
export type Entry = Pass | { readonly shut: Extract<Gate, { way: 'shut' }> } | { readonly busy: true };

const COLUMNS = `failures, times_opened as "timesOpened", open_until as "openUntil", probe_until as "probeUntil",
  paused_at as "pausedAt", pause_reason as "pauseReason"`;
const READ = `select ${COLUMNS} from payout_providers where name = $1`;
const LOCK = `${READ} for update`;
/** Makes the row of a provider that was never called. */
export const MAKE_KNOWN = `insert into payout_providers (name, updated_at) values ($1, $2::timestamptz) on conflict do nothing`;

/* Whoever is first tries it; the others see that somebody does. */
const BEGIN_PROBE = `
  update payout_providers set probe_until = $3::timestamptz, updated_at = $2::timestamptz
   where name = $1 and paused_at is null and open_until <= $2::timestamptz
     and (probe_until is null or probe_until <= $2::timestamptz) returning name`;

const TAKE_SLOT = `
  update payout_slots s set holder = $2::uuid, held_until = $4::timestamptz
   where s.provider = $1 and s.slot = (
     select slot from payout_slots where provider = $1 and slot <= $5::int
        and (held_until is null or held_until <= $3::timestamptz) order by slot limit 1 for update skip locked)
  returning s.slot`;
const MAKE_SLOTS = `
  insert into payout_slots (provider, slot) select $1, n from generate_series(1, $2::int) as n
   where not exists (select from payout_slots where provider = $1 and slot = n) on conflict do nothing returning slot`;
const GIVE_BACK = `
  update payout_slots set holder = null, held_until = null where provider = $1 and slot = $2::int and holder = $3::uuid`;

const WRITE = `
  update payout_providers
     set failures = $2::int, times_opened = $3::int, open_until = $4::timestamptz, probe_until = $5::timestamptz,
         paused_at = $6::timestamptz, pause_reason = $7, updated_at = $8::timestamptz
   where name = $1`;

type HealthRow = Pick<Health, 'failures' | 'timesOpened' | 'pauseReason'> & {
  readonly openUntil: string | null;
  readonly probeUntil: string | null;
  readonly pausedAt: string | null;
};

/** Asks for a place to call the provider from. Whoever gets one gives it back with `leaveProvider`. */
export async function enterProvider(ctx: Context, provider: string, pacing: Pacing): Promise<Entry> {
  const now = ctx.now();
  const until = new Date(now.getTime() + pacing.leaseMs).toISOString();
  const gate = gateAt(await healthOf(ctx, provider), now, pacing);
  if (gate.way === 'shut') return { shut: gate };
  if (gate.way === 'probe') {
    const [mine] = await run(ctx.db, BEGIN_PROBE, [provider, now.toISOString(), until]);
    if (!mine) return { shut: { way: 'shut', why: 'probing', until: new Date(now.getTime() + pacing.cooldownMs) } };
  }
  const holder = newId();
  const slot = await takeSlot(ctx, [provider, holder, now.toISOString(), until, pacing.concurrency]);
  return slot === null ? { busy: true } : { provider, slot, holder };
}

async function healthOf(ctx: Context, provider: string): Promise<Health> {
  const [row] = await run<HealthRow>(ctx.db, READ, [provider]);
  if (row) return readHealth(row);
  await run(ctx.db, MAKE_KNOWN, [provider, ctx.now().toISOString()]);
  return WELL;
}

type SlotWish = readonly [provider: string, holder: string, now: string, until: string, concurrency: number];

async function takeSlot(ctx: Context, wish: SlotWish): Promise<number | null> {
  const [provider, , , , concurrency] = wish;
  const [free] = await run<{ slot: number }>(ctx.db, TAKE_SLOT, wish);
  if (free) return free.slot;
  const made = await run(ctx.db, MAKE_SLOTS, [provider, concurrency]);
  if (made.length === 0) return null;
  const [fresh] = await run<{ slot: number }>(ctx.db, TAKE_SLOT, wish);
  return fresh?.slot ?? null;
}

/** Gives the place back and tells the others what the call told of the provider; null when nothing was called. */
export async function leaveProvider(
  ctx: Context,
  { provider, slot, holder }: Pass,
  answer: PayAnswer | LookupAnswer | null,
  pacing: Pacing,
): Promise<void> {
  if (answer) await reportHealth(ctx, provider, answer, pacing);
  await run(ctx.db, GIVE_BACK, [provider, slot, holder]);
}

/** A provider that is well and stays so costs one look; only a change takes the lock. */
async function reportHealth(
  ctx: Context,
  provider: string,
  answer: PayAnswer | LookupAnswer,
  pacing: Pacing,
): Promise<void> {
  const before = await healthOf(ctx, provider);
  if (isSame(before, healthAfter(before, answer, ctx.now(), pacing))) return;
  await ctx.db.transaction(async (tx) => {
    const [row] = await run<HealthRow>(tx, LOCK, [provider]);
    if (!row) return;
    const present = readHealth(row);
    const next = healthAfter(present, answer, ctx.now(), pacing);
    await writeHealth(tx, provider, next, ctx.now());
    tellOfChange(ctx, provider, present, next);
  });
}

function tellOfChange(ctx: Context, provider: string, before: Health, after: Health): void {
  if (after.pausedAt && !before.pausedAt) {
    ctx.log.error({ provider, reason: after.pauseReason }, 'payouts are paused: the fault is ours, a person must look');
  } else if (after.openUntil && after.openUntil.getTime() !== before.openUntil?.getTime()) {
    ctx.log.warn({ provider, until: after.openUntil.toISOString() }, 'a payout provider is left alone for a while');
  } else if (!after.openUntil && before.openUntil) {
    ctx.log.info({ provider }, 'a payout provider is well again');
  }
}

/** Writes the state of a provider whose row is locked. */
export async function writeHealth(tx: Tx, provider: string, health: Health, now: Date): Promise<void> {
  const { failures, timesOpened, openUntil, probeUntil, pausedAt, pauseReason } = health;
  const instants = [openUntil, probeUntil, pausedAt].map((at) => at?.toISOString() ?? null);
  await run(tx, WRITE, [provider, failures, timesOpened, ...instants, pauseReason, now.toISOString()]);
}

/** The state of a provider, its row locked until the transaction ends; null where it was never called. */
export async function lockHealth(tx: Tx, provider: string): Promise<Health | null> {
  const [row] = await run<HealthRow>(tx, LOCK, [provider]);
  return row ? readHealth(row) : null;
}

function readHealth(row: HealthRow): Health {
  const { failures, timesOpened, pauseReason } = row;
  const [openUntil, probeUntil, pausedAt] = [row.openUntil, row.probeUntil, row.pausedAt].map((at) =>
    at ? new Date(at) : null,
  );
  return {
    failures,
    timesOpened,
    pauseReason,
    openUntil: openUntil ?? null,
    probeUntil: probeUntil ?? null,
    pausedAt: pausedAt ?? null,
  };
}

function isSame(a: Health, b: Health): boolean {
  const words = (health: Health) => JSON.stringify(Object.entries(health).sort(([a], [b]) => (a < b ? -1 : 1)));
  return words(a) === words(b);
}
