import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { aPurchase, testContext } from '#db/testing/factories.ts';
import { createMetrics, measured } from '#server/runtime/metrics.ts';
import { answerMetrics } from './metrics-door.ts';

const { db } = await testDatabase();
const house = testContext(db);
const metrics = createMetrics();
const TOKEN = 'a token of tests, and of nothing else';

const ask = (authorization: string | null, token: string | null = TOKEN) =>
  answerMetrics(
    house,
    metrics,
    token,
    new Request('http://laurel.example/api/metrics', { headers: authorization ? { authorization } : {} }),
  );

it('tells the numbers of the house to who holds the token', async () => {
  await aPurchase(house);
  await measured(metrics, 'trpc', async () => new Response(null, { status: 204 }));
  const response = await ask(`Bearer ${TOKEN}`);
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text).toContain('laurel_queue_jobs{queue="loyalty",state="waiting"} 0');
  expect(text).toContain('laurel_unrewarded_facts 1');
  expect(text).toContain('laurel_payouts{state="needs_review"} 0');
  expect(text).toContain('laurel_request_seconds_count{door="trpc",status="204"} 1');
  expect(text).toContain('laurel_streams_open 0');
});

it('tells nothing to anybody else, and is not there without a token in the settings', async () => {
  const answers = [
    await ask(null),
    await ask('Bearer wrong'),
    await ask(`Basic ${TOKEN}`),
    await ask('Bearer x', null),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 404]);
});
