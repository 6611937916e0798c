import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { aRecord } from './orders.ts';
import {
  CONSOLE_SCREENS,
  customerParts,
  OPERATION_PARTS,
  PORTAL_SCREENS,
  purchaseParts,
  RULE_PARTS,
  type Screen,
} from './screens.ts';
import { StatementLog } from './statements.ts';
import { signIn } from './visit.ts';

/** Statements a page may send, with who asks and all that stands around the page. */
const MOST = 24;

/** The frame of a page and the page itself may both ask for one thing; a list that asks once a row does so more often. */
const SAME = 2;

function repeatedOf(statements: readonly string[]): string[] {
  const times = Map.groupBy(statements, (statement) => statement);
  return [...times].flatMap(([statement, { length }]) => (length > SAME ? [`${length} times: ${statement}`] : []));
}

/**
 * No statement comes more often in a page than frame and page together need it. What other journeys ask meanwhile only ever
 * adds to what is counted, so a page is asked for again until they leave it alone.
 */
async function expectFewQuestions(log: StatementLog, request: APIRequestContext, screens: readonly Screen[]) {
  const asked: Record<string, number> = {};
  for (const { name, path } of screens) {
    await expect(async () => {
      const statements = await log.during(async () => expect(await request.get(path)).toBeOK());
      expect(repeatedOf(statements), name).toEqual([]);
      expect(statements.length, name).toBeGreaterThan(0);
      expect(statements.length, name).toBeLessThanOrEqual(MOST);
      asked[name] = statements.length;
    }).toPass({ intervals: [0], timeout: 20_000 });
  }
  test.info().annotations.push({ type: 'statements', description: JSON.stringify(asked) });
}

test('a page asks the database a few questions, however much it shows', async ({ page, product }) => {
  test.slow();
  const { customerId, purchaseId } = await aRecord(page.request, product);
  const log = new StatementLog(product.databaseUrl);
  await log.start();
  try {
    for (const [person, screens] of [
      [product.demo.customer, PORTAL_SCREENS],
      [
        product.demo.admin,
        [
          ...CONSOLE_SCREENS,
          ...RULE_PARTS,
          ...OPERATION_PARTS,
          ...customerParts(customerId),
          ...purchaseParts(purchaseId),
        ],
      ],
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
