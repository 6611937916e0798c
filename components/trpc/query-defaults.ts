import { type DefaultOptions, defaultShouldDehydrateQuery } from '@tanstack/react-query';
import superjson from 'superjson';

/**
 * How both sides keep answers: fresh for half a minute, and carried from server to browser by superjson. A page that is made
 * asks once: who waits for it is better served by the error page now than by a second try a second later.
 */
export const queryDefaults: DefaultOptions = {
  queries: { staleTime: 30_000 },
  dehydrate: {
    serializeData: superjson.serialize,
    shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query),
    shouldRedactErrors: () => true,
  },
  hydrate: { deserializeData: superjson.deserialize },
};

/**
 * A browser, whose connection comes and goes, asks a second time. Without a connection it fails as it does otherwise: what
 * waited for one silently would look as if it were still coming.
 */
export const browserDefaults: DefaultOptions = {
  ...queryDefaults,
  queries: { ...queryDefaults.queries, networkMode: 'always', retry: 1 },
  mutations: { networkMode: 'always' },
};
