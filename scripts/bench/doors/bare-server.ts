import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PartnerDoor } from '#server/api/rest/partner-door.ts';
import { customerSummary } from '#server/insights/standing/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { listPurchases } from '#server/loyalty/purchases/list-purchases.ts';
import { viewOfPurchase } from '#server/loyalty/purchases/rules.ts';
import { env } from '#server/runtime/env.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';

// For `npm run bench` alone: one process that answers the same reads by the door of the partner API (/api/v1/...) and by a
// handler that does nothing but the query (/bare/<program>/...), so that the two can be compared.
const { DATABASE_URL, DATABASE_POOL_MAX, LOG_LEVEL, LAUREL_SECRET } = env();
const log = createLog('bench', LOG_LEVEL);
const services = createServices({ url: DATABASE_URL, role: 'sender', log, poolMax: DATABASE_POOL_MAX });
const door = new PartnerDoor({ ...services, secret: LAUREL_SECRET });
const ctx = services.contextFor({ kind: 'operator', command: 'bench' });

const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void services.close();
});

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
  });
  const response = await respond(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

function respond(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, root, programId = '', ...rest] = pathname.split('/');
  return root === 'bare' ? bare(ctx, programId, rest) : door.handle(request);
}

async function bare(context: Context, programId: string, [resource, customerId = '']: string[]): Promise<Response> {
  if (resource === 'customers') return Response.json(await customerSummary(context, { programId, customerId }));
  const wanted = { programId, sort: 'createdAt' as const, filters: {} };
  const page = await listPurchases(context, wanted, { limit: 25, descending: true, after: null });
  return Response.json(page.rows.map(viewOfPurchase));
}
