import { onlineManager, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { browserDefaults, queryDefaults } from './query-defaults.ts';

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

describe('a browser without a connection', () => {
  it('is told so after a second try, instead of waiting for ever', async () => {
    onlineManager.setOnline(false);
    const queries = new QueryClient({ defaultOptions: { ...browserDefaults } });
    const queryFn = () => Promise.reject(new Error('no connection'));
    await expect(queries.fetchQuery({ queryKey: ['home'], queryFn, retryDelay: 0 })).rejects.toThrow('no connection');
    onlineManager.setOnline(true);
  });
});
