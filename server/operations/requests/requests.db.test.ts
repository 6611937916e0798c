import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext } from '#db/testing/factories.ts';
import { createApiToken } from '#server/identity/api-tokens/create-api-token.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { type NotedRequest, RequestLog } from './keep-requests.ts';
import { firstSteps, requestsPage } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);
const page = { limit: 10, descending: true, after: null };

async function aPartner() {
  const { id: programId } = await aProgram(house);
  const { id: tokenId } = await createApiToken(house, { programId, name: 'Shop', scopes: ['purchases:write'] });
  const actor: Actor = { kind: 'person', userId: newId(), programId, role: 'admin' };
  return { programId, tokenId, admin: testContext(db, { actor }) };
}

function aCall({ programId, tokenId }: { programId: string; tokenId: string }, more: Partial<NotedRequest> = {}) {
  const call = { programId, tokenId, method: 'POST', route: '/purchases', status: 201, durationMs: 12 };
  return { ...call, requestId: newId(), at: house.now(), ...more };
}

it('calls are written together, and found by how they ended and by their request id', async () => {
  const partner = await aPartner();
  const log = new RequestLog(house);
  const refused = aCall(partner, { status: 422 });
  log.note(aCall(partner));
  log.note(refused);
  const asked = { programId: partner.programId, filters: {} };
  expect((await requestsPage(partner.admin, asked, page)).rows).toEqual([]);
  await log.write();
  expect((await requestsPage(partner.admin, asked, page)).rows).toHaveLength(2);
  const found = await requestsPage(partner.admin, { ...asked, filters: { outcome: 'refused' } }, page);
  expect(found.rows).toMatchObject([{ requestId: refused.requestId, status: 422, token: 'Shop', route: '/purchases' }]);
  const named = await requestsPage(partner.admin, { ...asked, filters: { requestId: refused.requestId } }, page);
  expect(named.rows).toHaveLength(1);
});

it('nobody sees the calls of another program', async () => {
  const [mine, theirs] = [await aPartner(), await aPartner()];
  const log = new RequestLog(house);
  log.note(aCall(theirs));
  await log.write();
  expect((await requestsPage(mine.admin, { programId: mine.programId, filters: {} }, page)).rows).toEqual([]);
  const foreign = requestsPage(mine.admin, { programId: theirs.programId, filters: {} }, page);
  await expect(foreign).rejects.toMatchObject({ kind: 'not_found' });
});

it('only the newest are kept, however many there are', async () => {
  const partner = await aPartner();
  const log = new RequestLog(house, 2);
  const calls = [1, 2, 3, 4].map((second) => aCall(partner, { at: new Date(house.now().getTime() + second * 1_000) }));
  for (const call of calls) log.note(call);
  await log.write();
  const { rows } = await requestsPage(partner.admin, { programId: partner.programId, filters: {} }, page);
  expect(rows.map(({ requestId }) => requestId)).toEqual([calls[3]?.requestId, calls[2]?.requestId]);
});

it('calls that cannot be written are lost to the console, and to nobody else', async () => {
  const partner = await aPartner();
  const log = new RequestLog(house);
  log.note(aCall(partner, { tokenId: newId() }));
  await expect(log.write()).resolves.toBeUndefined();
});

it('the first steps tick themselves', async () => {
  const { programId, admin } = await aPartner();
  expect(await firstSteps(admin, programId)).toEqual({
    hasToken: true,
    hasPurchase: false,
    hasReward: false,
    hasWebhook: false,
  });
  await aPurchase(house, { programId });
  expect(await firstSteps(admin, programId)).toMatchObject({ hasPurchase: true, hasReward: false });
});
