import { z } from 'zod';
import type { EventType } from '#db/enums.ts';

/** Where a stream goes on after a break: the id of the last message it got. */
export const liveInput = z.strictObject({ lastEventId: z.uuid().nullish() });
export type LiveInput = z.input<typeof liveInput>;

/** Something that happened, as an open page hears of it. `data` is what partners get for the same event. */
export type LiveEvent = {
  readonly id: string;
  readonly type: EventType;
  /** The customer it happened to. */
  readonly userId: string;
  /** The purchase, refund, activity or transaction it is about. */
  readonly subjectId: string | null;
  readonly data: Record<string, unknown>;
  /** When it happened. */
  readonly at: Date;
};

/**
 * What comes over the stream. `hello`: the stream stands. `event`: it may come twice under the same id, and never not at all.
 * `refresh`: more happened than is worth telling one by one; whatever is shown should be read anew.
 */
export type LiveMessage =
  | { readonly kind: 'hello'; readonly id: string }
  | { readonly kind: 'event'; readonly id: string; readonly event: LiveEvent }
  | { readonly kind: 'refresh'; readonly id: string };
