import { expect, expectAccessible, signIn, test } from './portal';
import { added, begun, judged, rate } from './risk.story';

test('a long assessment shows its first rows, and the rest when somebody asks for it', async ({ page, context }) => {
  await signIn(context, 'nfp.ken');
  const id = await begun(page.request, 'KEN');
  for (let number = 1; number <= 32; number += 1) {
    await rate(page.request, await added(page.request, id, `Scenario of a long list ${number}`), judged(4, 4));
  }
  await page.goto(`/risks/${id}`);
  const gaps = page.getByRole('region', { name: '32 high risks that nobody treats' });
  await expect(gaps.getByRole('link')).toHaveCount(10);
  await gaps.getByRole('button', { name: 'Show all (32)' }).click();
  await expect(gaps.getByRole('link')).toHaveCount(32);
  // The focus goes on where the list went on.
  await expect(gaps.getByRole('link', { name: 'Scenario of a long list 11', exact: true })).toBeFocused();

  const list = page.getByRole('region', { name: 'Scenarios', exact: true });
  const rows = list.getByRole('button', { name: /Scenario of a long list/ });
  await expect(rows).toHaveCount(30);
  await expectAccessible(page);
  await list.getByRole('button', { name: 'Show all (32)' }).click();
  await expect(rows).toHaveCount(32);
  await expect(list.getByRole('button', { name: /Scenario of a long list 31/ })).toBeFocused();

  // Whoever comes by an address to one further down finds it in the list.
  await page.goto(`/risks/${id}?scenario=32`);
  await expect(list.getByRole('button', { name: /Scenario of a long list 32/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
});
