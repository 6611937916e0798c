import { TRPCError, tracked } from '@trpc/server';
import { translated } from '#server/api/translation.ts';
import { personProcedure, router } from '#server/api/trpc.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { liveInput } from '#server/live/contract.ts';
import { StreamEnded } from '#server/live/event-hub.ts';

export const liveRouter = router({
  /** What happens to the customer, or for an admin in the program, as it happens. Goes on where the last stream broke off. */
  events: personProcedure.input(liveInput).subscription(async function* ({ ctx, input, signal }) {
    const { person, live } = ctx;
    requireMay(ctx.actor, 'event.listen', { programId: person.programId, ownerId: person.userId });
    if (!live) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE' });
    try {
      for await (const message of live.open(person, input.lastEventId, signal ?? new AbortController().signal)) {
        yield tracked(message.id, message);
      }
    } catch (error) {
      throw reasonFor(error);
    }
  }),
});

/** Who is signed out is told so and does not come back by itself; who is cut off for any other reason does. */
function reasonFor(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (!(error instanceof StreamEnded))
    return translated(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }));
  if (error.why !== 'signed_out') return new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: error });
  const cause = new Refusal('unauthenticated', 'unauthenticated', 'Sign in first.');
  return translated(new TRPCError({ code: 'UNAUTHORIZED', cause }));
}
