import { encode } from 'next-auth/jwt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { testContext, uniqueWord } from '#db/testing/factories.ts';
import { endSession } from '#server/identity/end-session.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD } from '#server/identity/testing/registered.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { EventHub } from '#server/live/event-hub.ts';
import type { Ground } from './request-context.ts';
import { answerTrpc } from './trpc-door.ts';

const { db, sql } = await testDatabase();
const house = testContext(db, { now: () => new Date() });
const serving = { publicUrl: 'http://laurel.example', authSecret: 's'.repeat(40) };
const hub = () => {
  const live = new EventHub({
    ...house,
    listen: (channel, heard, listening) => sql.listen(channel, heard, listening),
    lookEveryMs: 50,
  });
  onTestFinished(() => live.close());
  return live;
};

async function aGuest() {
  const person = await aRegistered(house);
  const anonymous = testContext(db, {
    actor: { kind: 'anonymous' },
    now: house.now,
    address: uniqueWord('address'),
  });
  const { sessionId } = await signIn(anonymous, { email: person.email, password: PASSWORD });
  const cookie = `laurel.session=${await encode({ token: { sessionId }, secret: serving.authSecret })}`;
  return { ...person, sessionId, cookie };
}

type Asked = { cookie?: string; headers?: Record<string, string>; method?: string; live?: EventHub };

function askFor({ cookie, headers, method = 'GET', live = hub() }: Asked): Promise<Response> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const ground: Ground = { ...house, live };
  const sent = { accept: 'text/event-stream', ...(cookie && { cookie }), ...headers };
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const url = `http://laurel.example/api/trpc/live.events?input=${input}`;
  return answerTrpc(ground, serving, new Request(url, { method, headers: sent, signal: leaving.signal }));
}

/** Reads on until a text comes. */
async function readUntil(response: Response, text: string): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let all = '';
  while (reader && !all.includes(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    all += value;
  }
  return all;
}

describe('the stream of a page', () => {
  it('comes as it is made, uncompressed and unstored, with an id at each message', async () => {
    const ada = await aGuest();
    const live = hub();
    const response = await askFor({ cookie: ada.cookie, live });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform, no-store');
    const [id] = await db.transaction((tx) =>
      writeEvents(
        tx,
        [{ programId: ada.programId, userId: ada.id, type: 'badge.unlocked', subjectId: null, data: {} }],
        house.now(),
      ),
    );
    const text = await readUntil(response, `id: ${id}`);
    expect(text).toContain('"kind":"hello"');
    expect(text).toContain('badge.unlocked');
  });

  it('ends within moments when its session is ended, with the word that sign-in is needed', async () => {
    const ada = await aGuest();
    const response = await askFor({ cookie: ada.cookie });
    await endSession(house, ada.sessionId);
    expect(await readUntil(response, 'serialized-error')).toContain('serialized-error');
  });

  it("is nobody's without a session", async () => {
    const text = await readUntil(await askFor({}), 'unauthenticated');
    expect(text).toContain('Sign in first.');
    expect(text).not.toContain('hello');
  });

  it.each([
    ['of another site', 403, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['of a neighbouring site', 403, { headers: { 'sec-fetch-site': 'same-site' } }],
    ['with the origin of another site', 403, { headers: { origin: 'https://evil.example' } }],
    ['that is no stream', 406, { headers: { accept: '*/*' } }],
    ['that changes something', 405, { method: 'POST' }],
  ])('is not opened by a request %s, whoever is signed in', async (_what, status, asked) => {
    const { cookie } = await aGuest();
    expect((await askFor({ ...asked, cookie })).status).toBe(status);
  });
});
