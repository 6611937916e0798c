import { z } from 'zod';
import { TOKEN_MODES, TOKEN_SCOPES } from '#db/enums.ts';
import { shortText } from '#server/kernel/input.ts';

const DEFAULT_DAYS = 90;

/** A token as it is asked for. `expiresInDays` null: it never expires. */
export const createApiTokenInput = z.strictObject({
  name: shortText,
  mode: z.enum(TOKEN_MODES).default('live'),
  scopes: z
    .array(z.enum(TOKEN_SCOPES))
    .min(1)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'must name each scope once'),
  expiresInDays: z.int().min(1).max(3_650).nullable().default(DEFAULT_DAYS),
});

export type CreateApiTokenInput = z.input<typeof createApiTokenInput>;
