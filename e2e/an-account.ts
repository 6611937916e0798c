import { randomBytes } from 'node:crypto';
import { programs } from '#db/schema/programs.ts';
import type { SignIn } from '#scripts/product/demo-file.ts';
import { giveAccess } from '#server/identity/give-access.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import type { ProductUnderTest } from './fixtures.ts';

/** A customer who joined a moment ago and has bought nothing, made as an operator makes one at the terminal. */
export async function anAccount({ databaseUrl }: ProductUnderTest, email: string, name: string): Promise<SignIn> {
  const services = createServices({ url: databaseUrl, role: 'sender', log: createLog('e2e', 'warn'), poolMax: 1 });
  try {
    const [program] = await services.db.select({ id: programs.id }).from(programs).limit(1);
    if (!program) throw new Error('the product under test has no program');
    const password = randomBytes(15).toString('base64url');
    const ctx = services.contextFor({ kind: 'operator', command: 'journey' });
    await giveAccess(ctx, { programId: program.id, role: 'customer', email, name, password });
    return { email, password };
  } finally {
    await services.close();
  }
}
