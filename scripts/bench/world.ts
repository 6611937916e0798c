import type { Sql } from 'postgres';
import type { Log } from '#server/kernel/context.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import { createServices, type Services } from '#server/runtime/services.ts';
import { type PlannedPurchase, purchasePlan } from './purchase-plan.ts';
import { type Contender, enterContender, MARKS, stagePlan } from './staging.ts';

/** How large a bench is. */
export type BenchSize = {
  readonly rounds: number;
  readonly customers: number;
  /** Purchases a round for whoever works in large batches, for the pipeline one by one, and for the naive pipeline. */
  readonly backlog: number;
  readonly singles: number;
  readonly naive: number;
  readonly latencySeconds: number;
  readonly latencyRate: number;
  /** Purchases in the books before latency is measured. */
  readonly history: number;
  readonly ingest: number;
  /** Purchases a worker rewards before it is measured. */
  readonly warmUp: number;
};

export const FULL: BenchSize = {
  rounds: 3,
  customers: 20_000,
  backlog: 10_000,
  singles: 1_500,
  naive: 750,
  latencySeconds: 30,
  latencyRate: 100,
  history: 10_000,
  ingest: 5_000,
  warmUp: 1_500,
};

/** A few seconds, to see that everything runs; its numbers mean nothing. */
export const QUICK: BenchSize = {
  rounds: 1,
  customers: 2_000,
  backlog: 2_000,
  singles: 200,
  naive: 100,
  latencySeconds: 3,
  latencyRate: 100,
  history: 1_000,
  ingest: 1_000,
  warmUp: 200,
};

/** Everything the measurements share. */
export type World = {
  readonly url: string;
  readonly size: BenchSize;
  readonly services: Services;
  readonly sql: Sql;
  readonly plan: readonly PlannedPurchase[];
  readonly programIds: Readonly<Record<Contender, string>>;
};

const HALF_A_YEAR_DAYS = 180;
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Prepares plan, customers and one program a contender, all alike. */
export async function prepareWorld(url: string, size: BenchSize): Promise<World> {
  const services = createServices({ url, role: 'sender', log: SILENT, poolMax: 10 });
  const { sql } = services;
  const template = await createProgram(services.contextFor({ kind: 'operator', command: 'bench' }), {
    slug: 'bench-template',
    name: 'Bench',
    currency: 'NGN',
    timeZone: 'Africa/Lagos',
    catalog: 'default',
  });
  const plan = purchasePlan({
    purchases: size.rounds * size.backlog,
    customers: size.customers,
    days: HALF_A_YEAR_DAYS,
  });
  const start = new Date(Date.now() - (HALF_A_YEAR_DAYS + 1) * 86_400_000);
  await stagePlan(sql, template.id, size.customers, plan, start);
  const programIds: Partial<Record<Contender, string>> = {};
  for (const contender of Object.keys(MARKS) as Contender[]) {
    programIds[contender] = await enterContender(sql, template.id, contender);
  }
  await sql.unsafe('vacuum analyze');
  return { url, size, services, sql, plan, programIds: programIds as Record<Contender, string> };
}

function nothing(): void {}
