import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';

/* One look by primary key for each id, whatever it is the id of. */
const NAMES = `
  select id::text, name from achievements where program_id = $1 and id = any($2::uuid[])
  union all select id::text, name from badges where program_id = $1 and id = any($2::uuid[])
  union all select id::text, coalesce(name, email) from users where program_id = $1 and id = any($2::uuid[])
  union all select id::text, order_id from purchases where program_id = $1 and id = any($2::uuid[])
  union all select id::text, name from api_tokens where program_id = $1 and id = any($2::uuid[])
  union all select id::text, url from webhook_endpoints where program_id = $1 and id = any($2::uuid[])
  union all select id::text, name from programs where id = $1 and id = any($2::uuid[])
  union all select c.id::text, coalesce(u.name, u.email) from cashback_transactions c join users u on u.id = c.user_id
             where c.program_id = $1 and c.id = any($2::uuid[])`;

/** What people call the things of a program that have these ids; what is gone has no name. */
export async function subjectNames(
  { db }: Context,
  programId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await run<{ id: string; name: string | null }>(db, NAMES, [programId, [...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
