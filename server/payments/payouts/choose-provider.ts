import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import { paystackPlug } from './paystack.ts';
import type { ProviderPlug, ProviderSettings } from './plug.ts';
import type { PayoutProvider } from './port.ts';
import { accountsIn } from './queries.ts';
import { sandboxPlug } from './sandbox.ts';
import { stripePlug } from './stripe.ts';
import { walletPlug } from './wallet.ts';

/** Who pays under which name. Names stand in `programs.settings.payoutProvider` and on every transaction they pay. */
export type Providers = ReadonlyMap<string, PayoutProvider>;

/** Every provider there is: a new one is its adapter and a word here. */
const PLUGS: readonly ProviderPlug[] = [walletPlug, sandboxPlug, stripePlug, paystackPlug];

/** What the providers read from the environment, for the one place that reads it. */
export const PROVIDER_VARIABLES: Readonly<Record<string, z.ZodType<string | number | null>>> = Object.assign(
  {},
  ...PLUGS.map(({ variables }) => variables),
);

/** What providers are configured with. Without it there is the built-in wallet alone. */
export type PayoutSettings = {
  readonly variables: ProviderSettings;
  /** Opens the accounts of customers; none can be opened without it. */
  readonly secret: string | null;
};

/** The names of all providers there are, configured or not. */
export const PROVIDER_NAMES: readonly string[] = PLUGS.map(({ name }) => name);

export function plugNamed(name: string): ProviderPlug | undefined {
  return PLUGS.find((plug) => plug.name === name);
}

/** The names of the providers that are configured; nothing is loaded for it. */
export function configuredNames(settings: ProviderSettings): string[] {
  const isSet = (name: string) => settings[name] !== null && settings[name] !== undefined;
  return PLUGS.filter(({ needs }) => needs.every(isSet)).map(({ name }) => name);
}

/** The providers that are configured, ready to pay. */
export async function houseProviders(
  { db, now }: { readonly db: Database; readonly now: () => Date },
  settings?: PayoutSettings,
): Promise<Providers> {
  const accounts = accountsIn(db, settings?.secret ?? null);
  const ground = { db, now, accounts, settings: settings?.variables ?? {} };
  const built = await Promise.all(PLUGS.map((plug) => plug.create(ground)));
  return new Map(built.flatMap((provider) => (provider ? [[provider.name, provider]] : [])));
}
