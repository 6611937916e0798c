import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import type { SignIn } from '#scripts/product/demo-file.ts';
import { giveAccess } from '#server/identity/give-access.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import type { ProductUnderTest } from './fixtures.ts';

/** A customer of the demo's program who joined a moment ago and has bought nothing, made as an operator makes one at the terminal. */
export async function anAccount({ databaseUrl, demo }: ProductUnderTest, email: string, name: string): Promise<SignIn> {
  const services = createServices({ url: databaseUrl, role: 'sender', log: createLog('e2e', 'warn'), poolMax: 1 });
  try {
    const { programId } = users;
    const [admin] = await services.db.select({ programId }).from(users).where(eq(users.email, demo.admin.email));
    if (!admin) throw new Error('the product under test has no demo');
    const password = randomBytes(15).toString('base64url');
    const ctx = services.contextFor({ kind: 'operator', command: 'journey' });
    await giveAccess(ctx, { programId: admin.programId, role: 'customer', email, name, password });
    return { email, password };
  } finally {
    await services.close();
  }
}
