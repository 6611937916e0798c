import { homeRouter } from './routers/home.ts';
import { overviewRouter } from './routers/overview.ts';
import { createCallerFactory, router } from './trpc.ts';

export const appRouter = router({ home: homeRouter, overview: overviewRouter });

/** Its type is all that browsers know of the server. */
export type AppRouter = typeof appRouter;

/** Calls procedures from the server's own pages, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
