import { ground, unsubscriptions } from '#app/ground.ts';
import { answerUnsubscribe } from '#server/api/unsubscribe-door.ts';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => answerUnsubscribe(ground(), unsubscriptions(), request);

export { answer as GET, answer as POST };
