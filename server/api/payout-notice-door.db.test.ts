import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { answerNotice, type NoticeGround } from './payout-notice-door.ts';

const { db } = await testDatabase();
const provider = {
  ...scriptedProvider(),
  verifyWebhook: (raw: Uint8Array, headers: Headers) =>
    headers.get('x-signature') === 'good' ? (JSON.parse(Buffer.from(raw).toString()) ?? 'irrelevant') : null,
};
const ground: NoticeGround = {
  contextFor: (actor) => testContext(db, { actor }),
  providers: async () => new Map([['wallet', provider]]),
};
const notice = () => JSON.stringify({ eventId: newId(), key: newId(), answer: { outcome: 'paid', reference: 'r' } });
const send = (body: string, name = 'wallet', signature = 'good') =>
  answerNotice(
    ground,
    name,
    new Request('http://localhost/', { method: 'POST', body, headers: { 'x-signature': signature } }),
  );

describe("a payout provider's webhook", () => {
  it('is answered 200 once it is kept', async () => {
    const answer = await send(notice());
    expect([answer.status, await answer.json()]).toEqual([200, { received: true, outcome: 'unknown_key' }]);
  });

  it('is answered 200 when it is of no interest, so that it does not come again', async () => {
    const answer = await send('null');
    expect([answer.status, await answer.json()]).toEqual([200, { received: true, outcome: 'ignored' }]);
    expect((await send('null', 'wallet', 'forged')).status).toBe(401);
  });

  it('is answered 401 with a signature that is not theirs, and 404 where we have no such provider', async () => {
    expect((await send(notice(), 'wallet', 'forged')).status).toBe(401);
    expect((await send(notice(), 'nobody')).status).toBe(404);
  });

  it('is not read when it is too large', async () => {
    expect((await send('x'.repeat(300_000))).status).toBe(413);
  });

  it('that fails here is told as our fault, without its cause', async () => {
    const broken = { ...ground, providers: () => Promise.reject(new Error('secret cause')) };
    const request = new Request('http://localhost/', { method: 'POST', body: '{}' });
    const answer = await answerNotice(broken, 'wallet', request);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });
});
