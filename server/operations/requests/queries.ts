import { and, between, eq, gte, type SQL } from 'drizzle-orm';
import { partnerRequests } from '#db/schema/api.ts';
import { apiTokens } from '#db/schema/identity.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { FirstSteps, PartnerRequest, RequestFilters } from './contract.ts';

const r = partnerRequests;
const KEY = { at: r.at, id: r.id };

const OUTCOMES: Record<NonNullable<RequestFilters['outcome']>, SQL> = {
  good: between(r.status, 100, 399),
  refused: between(r.status, 400, 499),
  failed: gte(r.status, 500),
};

/** One page of the newest calls of a program's partners. */
export async function requestsPage(
  ctx: Context,
  { programId, filters }: { readonly programId: string; readonly filters: RequestFilters },
  page: PageRequest,
): Promise<Page<PartnerRequest>> {
  requireMay(ctx.actor, 'token.read', { programId });
  const { tokenId, outcome, requestId } = filters;
  const { id, method, route, status, durationMs, requestId: named, at } = r;
  const rows = await ctx.db
    .select({ id, token: apiTokens.name, method, route, status, durationMs, requestId: named, at })
    .from(r)
    .innerJoin(apiTokens, eq(apiTokens.id, r.tokenId))
    .where(
      and(
        eq(r.programId, programId),
        tokenId ? eq(r.tokenId, tokenId) : undefined,
        outcome ? OUTCOMES[outcome] : undefined,
        requestId ? eq(r.requestId, requestId) : undefined,
        beyond(KEY, page),
      ),
    )
    .orderBy(...inPageOrder(KEY, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, (row) => ({ at: row.at, id: row.id }));
}

/* Each looks for one row, so that a million behind it cost nothing. */
const STEPS = `
  select exists (select from api_tokens where program_id = $1) as "hasToken",
         exists (select from purchases where program_id = $1) as "hasPurchase",
         exists (select from purchases where program_id = $1 and processed_for_loyalty) as "hasReward",
         exists (select from webhook_endpoints w where w.program_id = $1 and exists (
           select from webhook_deliveries d where d.endpoint_id = w.id and d.status = 'delivered')) as "hasWebhook"`;

/** How far a program is on the way from its first token to the first webhook that was taken. */
export async function firstSteps(ctx: Context, programId: string): Promise<FirstSteps> {
  requireMay(ctx.actor, 'token.read', { programId });
  const [steps] = await run<FirstSteps>(ctx.db, STEPS, [programId]);
  return steps ?? { hasToken: false, hasPurchase: false, hasReward: false, hasWebhook: false };
}
