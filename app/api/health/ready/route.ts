import { ground } from '#app/ground.ts';
import { answerReadiness } from '#server/api/health.ts';
import { configuredPayouts } from '#server/runtime/env.ts';

export const dynamic = 'force-dynamic';

/** Everything a customer's request needs is there: database, schema, worker. */
export const GET = () => answerReadiness({ ...ground(), payoutProviders: configuredPayouts() });
