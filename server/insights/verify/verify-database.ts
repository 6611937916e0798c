import type { Database, Tx } from '#db/client.ts';
import { cashbackChecks } from './cashback.ts';
import { type Check, type Finding, findBreaches, type Scope } from './check.ts';
import { eventChecks } from './events.ts';
import { factChecks } from './facts.ts';
import { figureChecks } from './figures.ts';
import { guardChecks } from './guards.ts';
import { nettingChecks } from './nettings.ts';
import { paymentChecks } from './payments.ts';
import { pointChecks } from './points.ts';
import { standingChecks } from './standing.ts';

/** All promises that one query each can test, in the order of the domain's list. */
export const CHECKS: readonly Check[] = [
  ...factChecks,
  ...pointChecks,
  ...standingChecks,
  ...eventChecks,
  ...cashbackChecks,
  ...paymentChecks,
  ...nettingChecks,
  ...guardChecks,
  ...figureChecks,
].sort((a, b) => a.invariant - b.invariant);

/** A look at everything at once: the work in it sees one state of a database that others go on writing to. */
export function inSnapshot<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** Runs every check of the list, one after the other; `tell` hears of each as it ends. */
export async function runChecks(
  tx: Tx,
  scope: Scope,
  limit: number | null,
  tell: (finding: Finding) => void = () => undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const finding = await findBreaches(tx, check, scope, limit);
    tell(finding);
    findings.push(finding);
  }
  return findings;
}
