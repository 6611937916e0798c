import { ground, metrics, metricsToken } from '#app/ground.ts';
import { answerMetrics } from '#server/api/metrics-door.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => answerMetrics(ground(), metrics(), metricsToken(), request);
