import { type DefaultOptions, defaultShouldDehydrateQuery } from '@tanstack/react-query';
import superjson from 'superjson';

/** How both sides keep answers: fresh for half a minute, and carried from server to browser by superjson. */
export const queryDefaults: DefaultOptions = {
  queries: { staleTime: 30_000, retry: 1 },
  dehydrate: {
    serializeData: superjson.serialize,
    shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query),
    shouldRedactErrors: () => true,
  },
  hydrate: { deserializeData: superjson.deserialize },
};
