import { expect, expectAccessible, signIn, test } from './portal';
import { added, begun, judged, rate } from './risk.story';

test('a long assessment is there whole, and the scenario that the address names is chosen', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.ken');
  const id = await begun(page.request, 'KEN');
  for (let number = 1; number <= 32; number += 1) {
    await rate(page.request, await added(page.request, id, `Scenario of a long list ${number}`), judged(4, 4));
  }
  await page.goto(`/risks/${id}?scenario=32`);
  const gaps = page.getByRole('region', { name: '32 high risks that nobody treats' });
  await expect(gaps.getByRole('link')).toHaveCount(32);
  const list = page.getByRole('region', { name: 'Scenarios', exact: true });
  await expect(list.getByRole('button', { name: /Scenario of a long list/ })).toHaveCount(32);
  await expect(list.getByRole('button', { name: /Scenario of a long list 32/ })).toHaveAttribute('aria-current', 'true');
  // More than nine in one cell are told as their number.
  await expect(page.getByRole('gridcell', { name: /^Likely, Major: High\. Scenarios/ })).toBeVisible();
  await expect(page.locator('portal-risk-matrix .heap')).toContainText('32');
  await expectAccessible(page);
});
