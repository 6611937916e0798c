import type { Database, Tx } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import {
  type CatalogCache,
  loadCatalogs,
  loadChangedCatalog,
  type ProgramCatalog,
} from '#server/loyalty/rewards/load-catalogs.ts';
import { loadOwned, readCustomers, statesOf } from '#server/loyalty/rewards/load-customers.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import { difference } from '#server/loyalty/rules/difference.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { draftOf, type Reevaluation } from './queries.ts';
import { type Draft, type Effect, effectOf, withDraft } from './rules.ts';

type Before = ReadonlyMap<string, ProgramCatalog>;
type Catalogs = {
  readonly before: Before;
  readonly after: ProgramCatalog;
  readonly levels: ReadonlyMap<string, number>;
};

/** Compiling a catalogue costs more than replaying a customer: a walk compiles its own once a process. */
const compiled = new WeakMap<Database, Map<string, Catalogs>>();
const KEPT = 4;

/**
 * Replays these customers with the draft and compares with what is stored; writes nothing. The transaction must see one moment
 * of the database.
 */
export async function previewBatch(
  ctx: Context,
  tx: Tx,
  reevaluation: Reevaluation,
  userIds: readonly string[],
): Promise<Map<string, Effect>> {
  const { before, after, levels } = await catalogsOf(ctx, tx, reevaluation);
  const customers = await readCustomers(tx, userIds);
  const stored = statesOf(customers, await loadOwned(tx, userIds), before);
  const histories = await loadHistory(tx, userIds);
  const levelsBefore = before.get(reevaluation.programId)?.activeLevels ?? new Map();
  const effects = new Map<string, Effect>();
  for (const [userId, state] of stored) {
    const replayed = replay(after.timeline, histories.get(userId) ?? []).state;
    const effect = effectOf(difference(state, replayed), [state, replayed], [levelsBefore, levels]);
    if (effect) effects.set(userId, effect);
  }
  return effects;
}

async function catalogsOf(ctx: Context, tx: Tx, { id, programId, ...rest }: Reevaluation): Promise<Catalogs> {
  const known = compiled.get(ctx.db) ?? new Map<string, Catalogs>();
  compiled.set(ctx.db, known);
  const found = known.get(id);
  if (found) return found;
  const draft = draftOf({ id, programId, ...rest });
  const cache: CatalogCache = new Map();
  const before = await loadCatalogs(tx, [programId], cache);
  const after = await loadChangedCatalog(tx, programId, (rows) => withDraft(rows, draft, id));
  const catalogs = { before, after, levels: levelsWith(after.activeLevels, draft) };
  if (known.size >= KEPT) known.clear();
  known.set(id, catalogs);
  return catalogs;
}

/** The levels that count once the draft is published. */
function levelsWith(active: ReadonlyMap<string, number>, draft: Draft): ReadonlyMap<string, number> {
  if (draft.subject !== 'badge') return active;
  const levels = new Map(active);
  if (draft.definition.isActive) levels.set(draft.badgeId, draft.definition.level);
  else levels.delete(draft.badgeId);
  return levels;
}
