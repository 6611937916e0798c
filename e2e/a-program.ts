import { randomBytes } from 'node:crypto';
import type { SignIn } from '#scripts/product/demo-file.ts';
import { giveAccess } from '#server/identity/give-access.ts';
import type { Context } from '#server/kernel/context.ts';
import { changeProgram } from '#server/loyalty/programs/change-program.ts';
import type { ChangeProgramInput, CreateProgramInput } from '#server/loyalty/programs/contract.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import { recordPurchase } from '#server/loyalty/purchases/record-purchase.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import type { ProductUnderTest } from './fixtures.ts';
import { aWord } from './orders.ts';

type Wanted = Pick<CreateProgramInput, 'name' | 'currency' | 'timeZone' | 'locale'> &
  Pick<ChangeProgramInput, 'payoutProvider'>;

/** A program beside the demo's, with the default rules, an admin, and one customer who has bought nothing yet. */
export async function aProgram(product: ProductUnderTest, { payoutProvider, ...wanted }: Wanted) {
  const word = aWord();
  return asOperator(
    product,
    async (ctx): Promise<{ readonly programId: string; readonly customer: SignIn; readonly admin: SignIn }> => {
      const { id: programId } = await createProgram(ctx, { ...wanted, slug: `journey-${word}`, catalog: 'default' });
      if (payoutProvider) await changeProgram(ctx, { programId, changes: { payoutProvider } });
      const customer = { email: `liese-${word}@example.com`, password: randomBytes(15).toString('base64url') };
      await giveAccess(ctx, { ...customer, programId, role: 'customer', name: 'Liese Lang' });
      const admin = { email: `ada-${word}@example.com`, password: randomBytes(15).toString('base64url') };
      await giveAccess(ctx, { ...admin, programId, role: 'admin', name: 'Ada Amt' });
      return { programId, customer, admin };
    },
  );
}

type Bought = {
  readonly email: string;
  readonly name?: string;
  readonly currency: string;
  readonly amount?: number;
  readonly channel?: string;
};

/** Somebody buys something, and it is paid. */
export async function buys(product: ProductUnderTest, programId: string, { email, name, ...bought }: Bought) {
  const purchase = {
    amount: 1_234_500,
    ...bought,
    orderId: aWord(),
    customer: { email, ...(name && { name }) },
    status: 'completed',
  } as const;
  await asOperator(product, (ctx) => recordPurchase(ctx, { programId, purchase }));
}

async function asOperator<T>({ databaseUrl }: ProductUnderTest, work: (ctx: Context) => Promise<T>): Promise<T> {
  const services = createServices({ url: databaseUrl, role: 'sender', log: createLog('e2e', 'warn'), poolMax: 1 });
  try {
    return await work(services.contextFor({ kind: 'operator', command: 'journey' }));
  } finally {
    await services.close();
  }
}
