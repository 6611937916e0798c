import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PostmanCollection } from '#scripts/partner/postman-collection.ts';
import { expect, type ProductUnderTest, test } from './fixtures.ts';
import { runCollection } from './postman-run.ts';
import { runSteps, stepsOf } from './walkthrough.ts';

const PARTNER = path.join('docs', 'partner');

/** Requests that are refused when everything is sent from top to bottom, and how: what they need is not so. */
const REFUSED: Record<string, number> = {
  // The purchase was completed by then, nothing was sent to the webhook, and no cashback has failed.
  'Call off a purchase that was never paid': 409,
  'Send a delivery again, under the same webhook-id': 404,
  'Try to pay cashback again that failed': 409,
  'Give up on cashback that failed: it is reversed and never paid': 409,
};

test('the walkthrough of the README does what it says, word for word', async ({ product }) => {
  const steps = stepsOf(await readFile('README.md', 'utf8'));
  expect(steps.length).toBeGreaterThan(4);
  expect(await runSteps(steps, product.dataDir)).toEqual(steps.map(({ printed }) => printed));
});

test('the five steps of the reference give a first reward, pasted as they stand', async ({ product, request }) => {
  const { info } = await (await request.get('/api/v1/openapi.json')).json();
  const given = { LAUREL: product.url, TOKEN: product.demo.apiToken };
  const steps = stepsOf(info.description).map((step) => ({ ...step, commands: filledIn(step.commands, given) }));
  const [ladder = '', purchase = '', rewards = '', summary = '', again = ''] = await runSteps(steps, product.dataDir);
  expect(JSON.parse(ladder).data[0]).toMatchObject({ level: 1, name: 'Bronze' });
  expect(JSON.parse(purchase).data).toMatchObject({ amount: 6_000_000, status: 'completed' });
  const { data } = JSON.parse(rewards);
  expect([data.points, data.badge.after.name, data.cashback.amount]).toEqual([100, 'Bronze', 300_000]);
  expect(JSON.parse(summary).data).toMatchObject({ points: 100, nextBadge: { name: 'Silver' } });
  expect(again.trim()).toBe('200');
});

test('a partner’s program with the generated types gets a first reward', async ({ product }) => {
  expect(await run('first-reward.ts', product)).toBe(
    '100 points for: First purchase\nBadge: Bronze\nCashback: 300000 NGN\n',
  );
});

test('a partner’s program with the router’s type gets one over tRPC', async ({ product }) => {
  expect(await run('first-reward-trpc.ts', product)).toBe('100 points, badge Bronze\nNext: Silver, 400 points to go\n');
});

test('the Postman collection runs from top to bottom', async ({ product }) => {
  const file = path.join(PARTNER, 'laurel.postman_collection.json');
  const collection = JSON.parse(await readFile(file, 'utf8')) as PostmanCollection;
  const given = { baseUrl: `${product.url}/api/v1`, token: product.demo.apiToken };
  const told = await runCollection(collection, given);
  const surprises = told.filter(({ name, status }) => (REFUSED[name] ? status !== REFUSED[name] : status >= 300));
  expect(surprises).toEqual([]);
  expect(told.length).toBeGreaterThan(40);
});

async function run(program: string, { url, demo }: ProductUnderTest): Promise<string> {
  const env = { ...process.env, LAUREL_URL: url, LAUREL_TOKEN: demo.apiToken };
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(PARTNER, program)], { env });
  return stdout;
}

/** The lines a partner writes their own values into. */
function filledIn(commands: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`),
    commands,
  );
}
