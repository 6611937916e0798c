import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const secret = 'x'.repeat(32);
const complete = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://u:p@h/d',
  NEXTAUTH_SECRET: secret,
  LAUREL_SECRET: secret,
} as const;

describe('the environment', () => {
  it('has defaults for everything but the database and the secrets', () => {
    expect(readEnv(complete)).toMatchObject({
      PORT: 3000,
      LAUREL_DATA_DIR: '.data',
      LOG_LEVEL: 'info',
      DATABASE_POOL_MAX: 10,
    });
  });

  it('reads numbers', () => {
    expect(readEnv({ ...complete, PORT: '8080' }).PORT).toBe(8080);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnv({ ...complete, PORT: '' }).PORT).toBe(3000);
  });

  it('names every variable that is missing or wrong in one message', () => {
    const wrong = () =>
      readEnv({ NODE_ENV: 'test', DATABASE_URL: 'mysql://u:hidden@h/d', PORT: '70000', NEXTAUTH_SECRET: 'short' });
    for (const name of ['DATABASE_URL', 'PORT', 'NEXTAUTH_SECRET', 'LAUREL_SECRET']) expect(wrong).toThrow(name);
    expect(wrong).not.toThrow('hidden');
  });
});
