import { changesOf } from './audit-changes.ts';

/** What was done by saving a rule or a badge, as far as the values before and after tell. */
export type Deed = { readonly deed: 'made' | 'madeOff' | 'on' | 'off' | 'changed'; readonly version: number | null };

type Form = { readonly isActive?: unknown; readonly version?: unknown };

export function deedOf(before: unknown, after: unknown): Deed {
  const [was, is] = [before as Form | null, after as Form | null];
  const version = typeof is?.version === 'number' ? is.version : null;
  if (!was) return { deed: is?.isActive === false ? 'madeOff' : 'made', version };
  const changed = changesOf(was, is).map(({ field }) => field);
  const isSwitch =
    changed.includes('isActive') && changed.every((field) => field === 'isActive' || field === 'version');
  if (!isSwitch) return { deed: 'changed', version };
  return { deed: is?.isActive === false ? 'off' : 'on', version };
}
