import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { queryDefaults } from './query-defaults.ts';

describe('a page that is made', () => {
  it('asks once, so that a refusal delays nobody', async () => {
    let asked = 0;
    const queries = new QueryClient({ defaultOptions: queryDefaults });
    const queryFn = async () => {
      asked += 1;
      throw new Error('not signed in');
    };
    await queries.prefetchQuery({ queryKey: ['home'], queryFn });
    expect(asked).toBe(1);
  });
});
