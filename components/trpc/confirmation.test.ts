import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { describe, expect, it } from 'vitest';
import type { AppRouter } from '#server/api/root.ts';
import { Confirmations, confirmationLink } from './confirmation.ts';

const refusalWith = (code: string) =>
  TRPCClientError.from<AppRouter>({
    error: { code: -32_003, message: 'no', data: { code, message: 'no', httpStatus: 403, requestId: null } },
  });

/** A server that refuses as often as told, then answers. */
function serverRefusing(...codes: string[]) {
  const calls: string[] = [];
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        calls.push(op.path);
        const code = codes.shift();
        if (code) return observer.error(refusalWith(code));
        observer.next({ result: { type: 'data', data: 'done' } });
        observer.complete();
      });
  return { calls, link };
}

function clientOf(ask: () => Promise<boolean>, link: TRPCLink<AppRouter>) {
  return createTRPCClient<AppRouter>({ links: [confirmationLink(ask), link] });
}

const tokenId = '0193b5d0-0000-7000-8000-000000000000';

describe('a mutation that needs a recent password', () => {
  it('is repeated once the password was given', async () => {
    const { calls, link } = serverRefusing('confirmation_required');
    const client = clientOf(async () => true, link);
    expect(await client.tokens.revoke.mutate({ tokenId })).toBe('done');
    expect(calls).toEqual(['tokens.revoke', 'tokens.revoke']);
  });

  it('fails as it was refused when the password is not given', async () => {
    const { calls, link } = serverRefusing('confirmation_required');
    const refused = clientOf(async () => false, link).tokens.revoke.mutate({ tokenId });
    await expect(refused).rejects.toMatchObject({ data: { code: 'confirmation_required' } });
    expect(calls).toHaveLength(1);
  });

  it('is not asked for twice', async () => {
    const { calls, link } = serverRefusing('confirmation_required', 'confirmation_required');
    const refused = clientOf(async () => true, link).tokens.revoke.mutate({ tokenId });
    await expect(refused).rejects.toMatchObject({ data: { code: 'confirmation_required' } });
    expect(calls).toHaveLength(2);
  });

  it('asks nobody when it was refused for another reason, or only reads', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return true;
    };
    const { link } = serverRefusing('not_found', 'confirmation_required');
    const client = clientOf(ask, link);
    await expect(client.tokens.revoke.mutate({ tokenId })).rejects.toMatchObject({ data: { code: 'not_found' } });
    await expect(client.tokens.list.query()).rejects.toMatchObject({ data: { code: 'confirmation_required' } });
    expect(asked).toBe(0);
  });
});

describe('the question', () => {
  it('is asked once for all who wait, and answers them all', async () => {
    const confirmations = new Confirmations();
    let told = 0;
    const forget = confirmations.subscribe(() => {
      told += 1;
    });
    const both = Promise.all([confirmations.ask(), confirmations.ask()]);
    expect(confirmations.isAsked()).toBe(true);
    confirmations.answer(true);
    expect(await both).toEqual([true, true]);
    expect([confirmations.isAsked(), told]).toEqual([false, 3]);
    forget();
    void confirmations.ask();
    expect(told).toBe(3);
  });
});
