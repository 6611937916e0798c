import type { Choice } from './search-select.tsx';

/** Languages as they are written in the places shops are most likely in; another that is in use already is added. */
const LOCALES = `en en-NG en-GH en-KE en-ZA en-UG en-TZ en-GB en-IE en-US en-CA en-AU en-NZ en-IN en-SG
  fr fr-FR fr-CI fr-SN fr-CM fr-BJ fr-TG fr-BE fr-CA fr-CH fr-MA de de-DE de-AT de-CH es es-ES es-MX es-AR es-CO es-CL es-PE
  pt pt-PT pt-BR pt-AO pt-MZ it it-IT nl nl-NL nl-BE sv-SE da-DK nb-NO fi-FI is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR
  hr-HR sl-SI sr-RS lt-LT lv-LV et-EE uk-UA tr-TR he-IL ar ar-EG ar-MA ar-AE ar-SA fa-IR hi-IN bn-BD ur-PK ta-IN id-ID ms-MY
  th-TH vi-VN fil-PH ja-JP ko-KR zh-CN zh-TW zh-HK sw-KE sw-TZ ha-NG yo-NG ig-NG am-ET so-SO zu-ZA af-ZA rw-RW`.split(
  /\s+/,
);

const cachedLists = new Map<string, readonly Choice[]>();

/** How numbers and dates may be written: "English (Nigeria)". */
export function localeChoices(current: string): readonly Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
  return listOf('locales', LOCALES, current, (tag) => `${names.of(tag) ?? tag} · ${tag}`);
}

/** What may be counted in: "NGN · Nigerian Naira". */
export function currencyChoices(current: string): readonly Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return listOf('currencies', Intl.supportedValuesOf('currency'), current, (code) => {
    return `${code} · ${names.of(code) ?? code}`;
  });
}

/** By which clock days are counted: "Africa/Lagos · GMT+1". */
export function timeZoneChoices(current: string): readonly Choice[] {
  return listOf('time zones', [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])], current, (name) => {
    return `${name.replaceAll('_', ' ')} · ${offsetOf(name)}`;
  });
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** A list is made once; hundreds of names take a moment. */
function listOf(
  what: string,
  values: readonly string[],
  current: string,
  label: (value: string) => string,
): readonly Choice[] {
  const all = cachedLists.get(what) ?? values.map((value) => ({ value, label: label(value) }));
  cachedLists.set(what, all);
  return all.some(({ value }) => value === current) ? all : [{ value: current, label: label(current) }, ...all];
}
