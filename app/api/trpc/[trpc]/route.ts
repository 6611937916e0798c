import { ground, metrics, serving } from '#app/ground.ts';
import { answerTrpc } from '#server/api/trpc-door.ts';
import { measured } from '#server/runtime/metrics.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => measured(metrics(), 'trpc', () => answerTrpc(ground(), serving(), request));

export { answer as GET, answer as POST };
