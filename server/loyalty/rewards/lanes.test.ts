import { describe, expect, it } from 'vitest';
import { lanesOf } from './rules.ts';

const facts = (customers: string) => customers.split('').map((userId, index) => ({ userId, id: `${userId}${index}` }));
const shape = (customers: string, size: number) =>
  lanesOf(facts(customers), size).map((lane) => lane.map(({ userId }) => userId).join(''));

describe('lanes', () => {
  it('share no customer: a lane is full when the next customer begins', () => {
    expect(shape('aabbbcc', 3)).toEqual(['aabbb', 'cc']);
    expect(shape('abcdef', 3)).toEqual(['abc', 'def']);
  });

  it('a customer with more facts than a batch is cut', () => {
    expect(shape('aaaaaaab', 3)).toEqual(['aaa', 'aaa', 'ab']);
    expect(shape('abbbbb', 3)).toEqual(['abbb', 'bb']);
  });

  it('of one fact each are possible, and none of nothing', () => {
    expect(shape('aab', 1)).toEqual(['a', 'a', 'b']);
    expect(lanesOf([], 500)).toEqual([]);
  });

  it('lose nothing and keep the order', () => {
    const all = facts('aabbbccdddddddde');
    expect(lanesOf(all, 4).flat()).toEqual(all);
  });
});
