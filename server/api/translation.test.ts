import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { REFUSAL_KINDS, Refusal, TooMany } from '#server/kernel/errors.ts';
import { isDatabaseDown, isUnexpected, told, translated } from './translation.ts';

const wrapped = (cause: unknown) => new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
const driverError = (code: string) => Object.assign(new Error(`connect ${code} 10.0.0.5:5432`), { code });

describe('a refusal', () => {
  it.each([
    ['unauthenticated', 'UNAUTHORIZED'],
    ['forbidden', 'FORBIDDEN'],
    ['not_found', 'NOT_FOUND'],
    ['conflict', 'CONFLICT'],
    ['rule', 'UNPROCESSABLE_CONTENT'],
    ['too_many', 'TOO_MANY_REQUESTS'],
  ] as const)('of kind %s is answered as %s', (kind, code) => {
    const error = translated(wrapped(new Refusal(kind, 'some_code', 'In words.')));
    expect(error.code).toBe(code);
    expect(isUnexpected(error)).toBe(false);
    expect(told(error)).toMatchObject({ code: 'some_code', message: 'In words.' });
  });

  it('has an answer for every kind there is', () => {
    for (const kind of REFUSAL_KINDS) {
      expect(translated(wrapped(new Refusal(kind, 'c', 'm'))).code).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });

  it('names its fields', () => {
    const refusal = new Refusal('rule', 'validation_failed', 'amount is required', { amount: ['is required'] });
    expect(told(translated(wrapped(refusal))).errors).toEqual({ amount: ['is required'] });
  });

  it('for too many attempts says how long to wait', () => {
    expect(told(translated(wrapped(new TooMany(90)))).retryAfterSeconds).toBe(90);
  });
});

describe('anything else', () => {
  it('is a fault of ours and says nothing of its cause', () => {
    const query = new Error('Failed query: select password_hash from users\nparams: ada@example.com');
    const error = translated(wrapped(query));
    expect(isUnexpected(error)).toBe(true);
    expect(told(error)).toEqual({ code: 'internal', message: 'Something went wrong on our side.' });
  });

  it('that tRPC refuses itself is told in our words, never in its own', () => {
    const error = new TRPCError({ code: 'NOT_FOUND', message: 'No procedure found on path "users.secrets"' });
    expect(told(error)).toEqual({ code: 'not_found', message: 'There is nothing here.' });
  });
});

describe('a database that is away', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'CONNECT_TIMEOUT',
    'CONNECTION_CLOSED',
    '57P01',
    '08006',
    '53300',
    '40P01',
    '55P03',
  ])('is known by %s, however deep it lies', (code) => {
    const error = translated(wrapped(new Error('Failed query', { cause: driverError(code) })));
    expect(error.code).toBe('SERVICE_UNAVAILABLE');
    expect(told(error)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 });
  });

  it('is not suspected behind a query that is wrong', () => {
    expect(isDatabaseDown(new Error('Failed query', { cause: driverError('42P01') }))).toBe(false);
    expect(isDatabaseDown('ECONNREFUSED')).toBe(false);
    expect(isDatabaseDown(new Error('Connection terminated unexpectedly'))).toBe(true);
  });
});
