import { z } from 'zod';

/** Whether a rule counts for facts from now on, or for all there ever were. */
export const counts = z
  .enum(['from_now', 'since_always'])
  .optional()
  .meta({ description: 'From when it counts: for what happens from now on (the default), or for all of history.' });

/** What a rule that stands has besides its definition: which version it is, and when it came. */
export const versionFields = {
  id: z.uuid(),
  version: z.int(),
  archivedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
};
