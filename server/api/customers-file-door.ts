import { customerFilters } from '#server/insights/customers/contract.ts';
import { EXPORT_COLUMNS, exportCustomers } from '#server/insights/customers/export-customers.ts';
import { csvLines } from '#server/kernel/csv.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { orUnavailable, refusalAtDownload } from './door.ts';
import { inPatience, requireDatabase } from './patience.ts';
import { type Ground, requestContext, type Serving } from './request-context.ts';

/** Where the file is; its query takes the filters of the list by the same names. */
export const CUSTOMERS_FILE = '/api/files/customers';

const STATUSES: Partial<Record<Refusal['kind'], number>> = { unauthenticated: 401, forbidden: 403, not_found: 404 };

/** The customers of the admin's program as a file, sent as it is read: how many there are makes no difference to either side. */
export async function answerCustomersFile(ground: Ground, serving: Serving, request: Request): Promise<Response> {
  const refusal = refusalAtDownload(request);
  if (refusal) return refusal;
  const requestId = newId();
  return orUnavailable(requestId, async () => {
    const ctx = await inPatience(requestContext(ground, serving, request.headers, requestId));
    if (!ctx.person) await requireDatabase(ground.db);
    const filters = customerFilters.safeParse(askedOf(new URL(request.url).searchParams));
    if (!filters.success) return told(400, 'The filters cannot be read.', requestId);
    try {
      const programId = ctx.person?.programId ?? newId();
      const lines = await exportCustomers(ctx, { programId, filters: filters.data });
      const day = ctx.now().toISOString().slice(0, 10);
      return new Response(streamOf(lines, requestId, ground), {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="customers-${day}.csv"`,
          'Cache-Control': 'no-store',
          'X-Request-Id': requestId,
        },
      });
    } catch (error) {
      if (error instanceof Refusal) return told(STATUSES[error.kind] ?? 422, error.message, requestId);
      throw error;
    }
  });
}

function askedOf(words: URLSearchParams): Record<string, unknown> {
  const asked: Record<string, unknown> = Object.fromEntries(words);
  return typeof asked.level === 'string' ? { ...asked, level: Number(asked.level) } : asked;
}

/** Reads on only when the browser takes more. What fails on the way breaks the download off, so that no short file looks whole. */
function streamOf(lines: AsyncGenerator<string[][]>, requestId: string, { log }: Ground): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLines([EXPORT_COLUMNS])}`)),
    pull: async (controller) => {
      try {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(value)));
      } catch (err) {
        log.error({ err, requestId }, 'a file of customers broke off');
        controller.error(new Error('the file broke off'));
      }
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

function told(status: number, message: string, requestId: string): Response {
  return Response.json({ error: { message, requestId } }, { status, headers: { 'Cache-Control': 'no-store' } });
}
