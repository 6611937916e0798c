import type { Context } from '#server/kernel/context.ts';
import type { PayoutProvider } from './port.ts';
import { createWallet } from './wallet.ts';

/** Who pays under which name. Names stand in `programs.settings.payoutProvider` and on every transaction they pay. */
export type Providers = ReadonlyMap<string, PayoutProvider>;

/** The providers of this house: the built-in wallet. */
export function houseProviders(ctx: Context): Providers {
  const wallet = createWallet(ctx.db, ctx.now);
  return new Map([[wallet.name, wallet]]);
}
