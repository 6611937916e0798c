import { z } from 'zod';

/** Where the page before ended. */
export const cursor = z.strictObject({ at: z.date(), id: z.uuid() });
