import type { Database } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';

/** Carries a result out of a transaction that must not commit. */
class Undone<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('this was only tried');
    this.result = result;
  }
}

/**
 * Does the real thing in a transaction that is taken back, and answers what it came to: so a trial can never differ from the
 * real thing. Nothing is written, no job is sent. The house itself tries; whoever asked need not be allowed to do it.
 */
export async function undone<T>(ctx: Context, job: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const nothing = ctx.db.transaction(async (tx): Promise<T> => {
    const db = tx as unknown as Database;
    throw new Undone(await work({ ...ctx, db, actor: { kind: 'job', job }, enqueue: async () => undefined }));
  });
  return nothing.catch((error: unknown) => {
    if (error instanceof Undone) return error.result as T;
    throw error;
  });
}
