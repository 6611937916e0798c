import { and, eq, inArray, sql } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';

const PERSON = 'person:';

/** What people are called who did something: names, or else email addresses, by the actor as it was written down. */
export async function actorNames(
  { db }: Context,
  programId: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = new Set(actors.flatMap((actor) => (actor.startsWith(PERSON) ? [actor.slice(PERSON.length)] : [])));
  if (ids.size === 0) return new Map();
  const people = await db
    .select({ id: users.id, name: sql<string | null>`coalesce(${users.name}, ${users.email})` })
    .from(users)
    .where(and(eq(users.programId, programId), inArray(users.id, [...ids])));
  return new Map(people.map(({ id, name }) => [`${PERSON}${id}`, name]));
}
