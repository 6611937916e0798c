import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { UserRole } from '#db/enums.ts';
import { users } from '#db/schema/users.ts';
import { aCustomer, uniqueWord } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import { hashPassword } from '../hash-password.ts';

export const PASSWORD = 'correct horse battery';

let hashed: Promise<string> | undefined;

export type Registered = {
  readonly id: string;
  readonly programId: string;
  readonly email: string;
};

/** A person who can sign in with `PASSWORD`, in a program of their own unless told otherwise. */
export async function aRegistered(
  ctx: Context,
  { role = 'customer', programId }: { role?: UserRole; programId?: string } = {},
): Promise<Registered> {
  hashed ??= hashPassword(PASSWORD);
  const customer = await aCustomer(ctx, { programId });
  const email = `${uniqueWord('person')}@example.com`;
  await change(ctx.db, customer.id, { role, email, name: 'Ada Okafor', passwordHash: await hashed });
  return { id: customer.id, programId: customer.programId, email };
}

/** Changes a person's row directly. */
export async function change(db: Database, id: string, values: Partial<typeof users.$inferInsert>): Promise<void> {
  await db.update(users).set(values).where(eq(users.id, id));
}
