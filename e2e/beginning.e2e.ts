import { aProgram, buys } from './a-program.ts';
import { expect, test } from './fixtures.ts';
import { expectSound } from './soundness.ts';
import { openConsole, signIn } from './visit.ts';

const OWN = { name: 'Corner shop', currency: 'NGN', timeZone: 'Africa/Lagos', locale: 'en-NG' };
/** Narrower than most desks, wider than what shows cards. */
const NARROW_DESK = { width: 1024, height: 800 };

test('a program nobody has bought in is told the way to its first reward, until somebody buys', async ({
  page,
  product,
}) => {
  const { programId, admin } = await aProgram(product, OWN);
  await signIn(page, admin, '/admin');
  await openConsole(page, '/admin');
  const way = page.getByRole('region', { name: 'The way to the first reward' });
  await expect(way.getByText('Done', { exact: true })).toHaveCount(3);
  await expect(way.getByRole('link', { name: 'Add a purchase' })).toBeVisible();
  await expect(page.getByText('unchanged')).toHaveCount(0);
  await expectSound(page, { what: 'the overview of a new program' });

  const name = 'Oluwaseun Adebayo-Ogunlesi Nwachukwu-Okonkwo';
  await buys(product, programId, { email: 'first@example.com', name, currency: 'NGN', amount: 123_456_789_000 });
  await openConsole(page, '/admin');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
  await expect(way).toHaveCount(0);

  await page.setViewportSize(NARROW_DESK);
  await openConsole(page, '/admin/purchases');
  const row = page.getByRole('row').nth(1);
  const named = await row.getByRole('cell').first().boundingBox();
  expect(named?.width).toBeGreaterThan(100);
  const amount = row.getByRole('cell', { name: '₦1,234,567,890.00' });
  expect(await amount.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
});
