import { accountRouter } from './routers/account.ts';
import { analyticsRouter } from './routers/analytics.ts';
import { catalogueRouter } from './routers/catalogue.ts';
import { consoleRouter } from './routers/console.ts';
import { customersRouter } from './routers/customers.ts';
import { developersRouter } from './routers/developers.ts';
import { homeRouter } from './routers/home.ts';
import { liveRouter } from './routers/live.ts';
import { notificationsRouter } from './routers/notifications.ts';
import { outboxRouter } from './routers/outbox.ts';
import { overviewRouter } from './routers/overview.ts';
import { payoutsRouter } from './routers/payouts.ts';
import { peopleRouter } from './routers/people.ts';
import { portalRouter } from './routers/portal/portal.ts';
import { profileRouter } from './routers/profile.ts';
import { purchasesRouter } from './routers/purchases.ts';
import { queuesRouter } from './routers/queues.ts';
import { reevaluationsRouter } from './routers/reevaluations.ts';
import { refundsRouter } from './routers/refunds.ts';
import { settingsRouter } from './routers/settings.ts';
import { tokensRouter } from './routers/tokens.ts';
import { walletRouter } from './routers/wallet.ts';
import { webhooksRouter } from './routers/webhooks.ts';
import { createCallerFactory, router } from './trpc.ts';

export const appRouter = router({
  account: accountRouter,
  analytics: analyticsRouter,
  catalogue: catalogueRouter,
  console: consoleRouter,
  customers: customersRouter,
  developers: developersRouter,
  home: homeRouter,
  live: liveRouter,
  notifications: notificationsRouter,
  outbox: outboxRouter,
  overview: overviewRouter,
  payouts: payoutsRouter,
  people: peopleRouter,
  portal: portalRouter,
  profile: profileRouter,
  purchases: purchasesRouter,
  queues: queuesRouter,
  reevaluations: reevaluationsRouter,
  refunds: refundsRouter,
  settings: settingsRouter,
  tokens: tokensRouter,
  webhooks: webhooksRouter,
  wallet: walletRouter,
});

/** Its type is all that browsers know of the server. */
export type AppRouter = typeof appRouter;

/** Calls procedures from the server's own pages, with the same checks. */
export const createCaller = createCallerFactory(appRouter);
