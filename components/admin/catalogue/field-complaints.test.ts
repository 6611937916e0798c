import { expect, it } from 'vitest';
import { sentenceOf } from './field-complaints.tsx';

it('calls a field as the form labels it, and leaves a whole sentence as it is', () => {
  expect(sentenceOf('The target must be a whole number between 1 and 100', 'How many')).toBe(
    'How many must be a whole number between 1 and 100.',
  );
  expect(sentenceOf('must be a text', 'Name')).toBe('Name must be a text.');
  expect(sentenceOf('The end must come after the beginning', 'Until')).toBe('The end must come after the beginning.');
  expect(sentenceOf('The target must be a whole number between 1 and 100', '')).toContain('The target');
});
