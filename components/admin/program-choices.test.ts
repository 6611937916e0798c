import { describe, expect, it } from 'vitest';
import { currencyChoices, localeChoices, timeZoneChoices } from './program-choices.ts';

const labelIn = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.find((choice) => choice.value === value)?.label;

describe('what a program can be set to', () => {
  it('is named so that it is found by what people call it', () => {
    expect(labelIn(currencyChoices('NGN'), 'NGN')).toBe('NGN · Nigerian Naira');
    expect(labelIn(localeChoices('en-NG'), 'en-NG')).toBe('English (Nigeria) · en-NG');
    expect(labelIn(timeZoneChoices('Africa/Lagos'), 'Africa/Lagos')).toBe('Africa/Lagos · GMT+1');
  });

  it('holds what it is set to now, though no list knows it', () => {
    expect(labelIn(localeChoices('gsw-LI'), 'gsw-LI')).toContain('gsw-LI');
    expect(localeChoices('en').some(({ value }) => value === 'gsw-LI')).toBe(false);
  });

  it('names each choice once', () => {
    for (const choices of [localeChoices('en'), currencyChoices('NGN'), timeZoneChoices('UTC')]) {
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    }
  });
});
