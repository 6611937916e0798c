import { isBroken } from '#server/insights/verify/check.ts';
import { replayCustomers } from '#server/insights/verify/replay-customers.ts';
import { runChecks } from '#server/insights/verify/verify-database.ts';
import { loadCatalogs } from '#server/loyalty/rewards/load-catalogs.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { cycleRows } from '#server/loyalty/rules/state.ts';
import { REWARD_TABLES } from './recording.ts';
import type { Contender } from './staging.ts';
import type { World } from './world.ts';

/** Something that must hold, or the numbers compare different work. */
export type Proof = { readonly what: string; readonly isKept: boolean; readonly detail: string };

const REPLAYED = 500;

/** Shows that the floor wrote what the pipeline wrote, that the pipeline's books are right, and the naive one's too. */
export async function proveEqualWork(world: World): Promise<Proof[]> {
  return [
    await sameRows(world),
    await booksRight(world, 'batch'),
    await booksRight(world, 'batchTwo'),
    await naiveRight(world),
  ];
}

async function sameRows(world: World): Promise<Proof> {
  const [floor, batch] = [await rowCounts(world, 'floor'), await rowCounts(world, 'batch')];
  const pairs = REWARD_TABLES.map((table) => ({ table, floor: floor.get(table) ?? 0, batch: batch.get(table) ?? 0 }));
  const detail = pairs.map(
    (pair) => `${pair.table} ${pair.floor}${pair.floor === pair.batch ? '' : ` not ${pair.batch}`}`,
  );
  const what = 'the floor left the same number of rows as the pipeline';
  return { what, isKept: pairs.every((pair) => pair.floor === pair.batch), detail: detail.join(', ') };
}

async function rowCounts({ sql, programIds }: World, contender: Contender): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of REWARD_TABLES) {
    const isRewarded =
      table === 'purchases'
        ? sql`processed_for_loyalty`
        : table === 'users'
          ? sql`last_fact_id is not null`
          : sql`true`;
    const [row] = await sql<
      { n: string }[]
    >`select count(*) as n from ${sql(table)} where program_id = ${programIds[contender]} and ${isRewarded}`;
    counts.set(table, Number(row?.n ?? 0));
  }
  return counts;
}

async function booksRight({ services, programIds }: World, contender: Contender): Promise<Proof> {
  const scope = { programId: programIds[contender], settledBefore: new Date() };
  const findings = await services.db.transaction(async (tx) => [
    ...(await runChecks(tx, scope, 1)),
    await replayCustomers(tx, scope, REPLAYED, 1),
  ]);
  const broken = findings.filter(isBroken).map(({ name, count }) => `${name} ${count}`);
  return { what: `verify finds nothing in "${contender}"`, isKept: broken.length === 0, detail: broken.join(', ') };
}

/** The naive pipeline must be right to be a fair one: every customer's unlocks and points as the engine has them. */
async function naiveRight({ services, sql, programIds }: World): Promise<Proof> {
  const programId = programIds.naive;
  const stored = await sql<{ id: string; total_points: string; unlocks: string[] }[]>`
    select u.id, u.total_points, array(select a.achievement_id::text from user_achievements a where a.user_id = u.id
             and a.unlocked_at is not null order by 1) as unlocks
      from users u where u.program_id = ${programId} and u.total_points > 0`;
  const catalogs = await loadCatalogs(services.db, [programId], new Map());
  const catalog = catalogs.get(programId);
  if (!catalog) throw new Error('the naive contender has no catalogue');
  const history = await services.db.transaction((tx) =>
    loadHistory(
      tx,
      stored.map(({ id }) => id),
    ),
  );
  const wrong = stored.filter(({ id, total_points, unlocks }) => {
    const { state } = replay(catalog.timeline, history.get(id) ?? []);
    const right = cycleRows(state).flatMap((row) => (row.unlockedAt === null ? [] : [row.achievementId]));
    return state.totalPoints !== Number(total_points) || right.sort().join() !== unlocks.join();
  });
  const what = `the naive pipeline gave its ${stored.length} customers what the engine gives`;
  return { what, isKept: wrong.length === 0, detail: wrong.length === 0 ? '' : `${wrong.length} differ` };
}
