import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/root.ts';

/** What every procedure answers, for the names of props. */
export type Answers = inferRouterOutputs<AppRouter>;
