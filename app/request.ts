import { QueryClient } from '@tanstack/react-query';
import { createHydrationHelpers } from '@trpc/react-query/rsc';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { queryDefaults } from '#components/trpc/query-defaults.ts';
import { requestContext } from '#server/api/request-context.ts';
import { type AppRouter, createCaller } from '#server/api/root.ts';
import type { SignedIn } from '#server/identity/contract.ts';
import { wayBackTo } from '#server/identity/rules.ts';
import { newId } from '#server/kernel/id.ts';
import { ASKED_PAGE } from './asked-page.ts';
import { ground, serving } from './ground.ts';

/** The context of the page being rendered; the session is looked up once however many parts ask. */
const pageContext = cache(async () => {
  const sent = await headers();
  return requestContext(ground(), serving(), sent).catch((error: unknown) => {
    throw masked(error);
  });
});

/** What failed goes to our log, where secrets are kept out; the framework prints whatever it gets. */
function masked(err: unknown): Error {
  const requestId = newId();
  ground().log.error({ err, requestId }, 'a page could not be made');
  return faultOf(requestId, `a page could not be made, see request ${requestId} in the log`);
}

/** An error whose page names the request in the log: its digest is all of it that reaches a browser. */
function faultOf(requestId: string, message: string): Error {
  return Object.assign(new Error(message), { digest: requestId });
}

const queryClient = cache(() => new QueryClient({ defaultOptions: queryDefaults }));

/** The procedures, called in this process: what a page prefetches is handed to the browser with it. */
export const { trpc: api, HydrateClient } = createHydrationHelpers<AppRouter>(createCaller(pageContext), queryClient);

/**
 * Waits for what a page prefetches. Whose session is over by now is sent to sign in and back.
 * @throws Error when any of it failed, so that the error page comes at once instead of a second try in the browser
 */
export async function prefetched(...work: Promise<void>[]): Promise<void> {
  await Promise.all(work);
  const failed = queryClient()
    .getQueryCache()
    .getAll()
    .find((query) => query.state.status === 'error');
  if (!failed) return;
  const { person, requestId } = await pageContext();
  if (!person) redirect(wayBackTo((await headers()).get(ASKED_PAGE)));
  throw faultOf(requestId, `a page could not read ${JSON.stringify(failed.queryKey)}`);
}

/** The person who is signed in, or null. */
export async function signedIn(): Promise<SignedIn | null> {
  return (await pageContext()).person;
}

/** The person a page is for. Nobody is sent to sign in and then back to what they asked for; others to their own start page. */
export async function signedInAs(role: SignedIn['role']): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) redirect(wayBackTo((await headers()).get(ASKED_PAGE)));
  if (person.role !== role) redirect(person.role === 'admin' ? '/admin' : '/');
  return person;
}

/** The nonce of this answer's content security policy. */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined;
}
