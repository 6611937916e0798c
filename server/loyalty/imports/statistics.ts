import { run } from '#db/statement.ts';
import type { Stage } from './stage-lines.ts';

/** What an import fills: what it records, and what the rewards of that leave behind. */
const FILLED = [
  'users',
  'purchases',
  'purchase_items',
  'refunds',
  'user_achievements',
  'user_badges',
  'points_ledger',
  'reward_traces',
  'cashback_transactions',
  'events',
].join(', ');

/**
 * Keeps the database's statistics in step with an import. A plan made while a table was small stays in use until the table is
 * analysed: PostgreSQL's own checks of foreign keys read all of `users` for every new row until then, and its autovacuum
 * comes a minute later. So the tables are analysed whenever what was recorded has doubled.
 */
export class Statistics {
  readonly #stage: Stage;
  #next = 1;
  #pages = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async afterPage(): Promise<void> {
    this.#pages += 1;
    if (this.#pages < this.#next) return;
    this.#next *= 2;
    await run(this.#stage, `analyze ${FILLED}`);
  }
}
