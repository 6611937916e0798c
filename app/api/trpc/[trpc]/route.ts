import { ground, serving } from '#app/ground.ts';
import { answerTrpc } from '#server/api/trpc-door.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => answerTrpc(ground(), serving(), request);

export { answer as GET, answer as POST };
