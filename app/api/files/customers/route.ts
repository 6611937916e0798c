import { ground, metrics, serving } from '#app/ground.ts';
import { answerCustomersFile } from '#server/api/customers-file-door.ts';
import { measured } from '#server/runtime/metrics.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) =>
  measured(metrics(), 'files', () => answerCustomersFile(ground(), serving(), request));
