import type { CashbackBand, CashbackDefinition } from '#server/payments/cashback/contract.ts';

/** A band while it is edited; null: its field is empty, or says nothing that could be read. */
export type BandDraft = { readonly id: string; readonly from: number | null; readonly rateBps: number | null };

/** A cashback rule while it is edited. */
export type CashbackDraft = Omit<CashbackDefinition, 'bands'> & { readonly bands: readonly BandDraft[] };

let made = 0;
function bandDraft(from: number | null, rateBps: number | null): BandDraft {
  made += 1;
  return { id: `band-${made}`, from, rateBps };
}

/** What an unpublished draft of the rule of a currency is kept under. */
export function draftName(currency: string): string {
  return `cashback ${currency}`;
}

export function cashbackDraftOf(definition: CashbackDefinition): CashbackDraft {
  return { ...definition, bands: definition.bands.map(({ from, rateBps }) => bandDraft(from, rateBps)) };
}

/** What a program begins with in a currency. */
export function freshCashback(currency: string): CashbackDraft {
  return { currency, bands: [bandDraft(0, 200)], minimum: null, cap: null, rounding: null, isActive: true };
}

/** What is sent to be published; a field left empty is no number, which nobody accepts. */
export function cashbackOf({ bands, ...draft }: CashbackDraft): CashbackDefinition {
  return { ...draft, bands: bands.map(bandOf) };
}

function bandOf({ from, rateBps }: BandDraft): CashbackBand {
  return { from: from ?? Number.NaN, rateBps: rateBps ?? Number.NaN };
}

/** One more band at the end, with the rate of the one before. */
export function withBand({ bands, ...draft }: CashbackDraft): CashbackDraft {
  return { ...draft, bands: [...bands, bandDraft(null, bands.at(-1)?.rateBps ?? 0)] };
}

/** The same bands from the smallest amount to the largest; those without an amount stay behind. */
export function inOrder(bands: readonly BandDraft[]): readonly BandDraft[] {
  const amountOf = ({ from }: BandDraft) => from ?? Number.POSITIVE_INFINITY;
  return bands.toSorted((one, other) => Math.sign(amountOf(one) - amountOf(other)) || 0);
}

/** As far as it can be priced already: bands that are not filled in yet are left out. */
export function finishedCashback(draft: CashbackDraft): CashbackDefinition {
  return cashbackOf({ ...draft, bands: draft.bands.filter(({ from, rateBps }) => from !== null && rateBps !== null) });
}

/** What may be wrong with a band before it is sent; each has a sentence in the catalogue. */
export type BandGap = 'amount' | 'rate' | 'twice';

/** What still keeps a rule from being published, by its path. The server has the last word. */
export function bandGaps({ bands }: CashbackDraft): Readonly<Record<string, BandGap>> {
  const gaps = bands.flatMap(({ from, rateBps }, index): (readonly [string, BandGap])[] => [
    ...(from === null ? [[`bands.${index}.from`, 'amount'] as const] : []),
    ...(from !== null && index > 0 && bands[index - 1]?.from === from
      ? [[`bands.${index}.from`, 'twice'] as const]
      : []),
    ...(rateBps === null ? [[`bands.${index}.rateBps`, 'rate'] as const] : []),
  ]);
  return Object.fromEntries(gaps);
}
