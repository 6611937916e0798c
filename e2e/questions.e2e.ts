import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { CONSOLE_SCREENS, PORTAL_SCREENS, type Screen } from './screens.ts';
import { StatementLog } from './statements.ts';
import { signIn } from './visit.ts';

/** Statements a page may send, with who asks and all that stands around the page. */
const MOST = 24;

/** The frame of a page and the page itself may both ask for one thing; a list that asks once a row does so more often. */
const SAME = 2;

/** No statement comes more often in a page than frame and page together need it. */
async function expectFewQuestions(log: StatementLog, request: APIRequestContext, screens: readonly Screen[]) {
  const asked: Record<string, number> = {};
  const repeated: string[] = [];
  for (const { name, path } of screens) {
    const statements = await log.during(async () => expect(await request.get(path)).toBeOK());
    asked[name] = statements.length;
    for (const statement of new Set(statements)) {
      const times = statements.filter((one) => one === statement).length;
      if (times > SAME) repeated.push(`${name} asks ${times} times: ${statement}`);
    }
  }
  test.info().annotations.push({ type: 'statements', description: JSON.stringify(asked) });
  expect(repeated).toEqual([]);
  expect(Object.entries(asked).filter(([, count]) => count === 0 || count > MOST)).toEqual([]);
}

test('a page asks the database a few questions, however much it shows', async ({ page, product }) => {
  const log = new StatementLog(product.databaseUrl);
  await log.start();
  try {
    for (const [person, screens] of [
      [product.demo.customer, PORTAL_SCREENS],
      [product.demo.admin, CONSOLE_SCREENS],
    ] as const) {
      await page.context().clearCookies();
      await signIn(page, person);
      const { request } = page;
      await page.goto('about:blank');
      // What the page that was left still had to say is over when the next one has been answered.
      for (const { path } of screens) await request.get(path);
      await expectFewQuestions(log, request, screens);
    }
  } finally {
    await log.stop();
  }
});
