import type { ActionPlans, Seat, TeamMeeting, TeamMeetings, TeamPicture } from '@portal/contracts';
import { planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const tongues = [
  {
    language: 'en',
    iso3: 'KEN',
    account: 'nfp.ken',
    call: 'Call a meeting',
    place: 'Place',
    principals: 'Principals only',
    send: 'Send the invitations',
    called: /^The meeting is called/,
    change: 'Change the meeting',
    save: 'Save and tell them',
    changed: 'The meeting is changed.',
    become: /^Make it an action of a plan/,
    objective: 'Objective',
    add: 'Add the action',
    added: 'The action is in the plan.',
    back: /^Team meeting of/,
    nobody: 'This is needed.',
  },
  {
    language: 'ar',
    iso3: 'JOR',
    account: 'nfp.jor',
    call: 'الدعوة إلى اجتماع',
    place: 'المكان',
    principals: 'الأعضاء الأصلاء فقط',
    send: 'إرسال الدعوات',
    called: /^دُعي إلى الاجتماع/,
    change: 'تعديل الاجتماع',
    save: 'حفظ وإبلاغهم',
    changed: 'عُدّل الاجتماع.',
    become: /^جعله إجراءً في خطة/,
    objective: 'الهدف',
    add: 'إضافة الإجراء',
    added: 'أُدرج الإجراء في الخطة.',
    back: /^اجتماع الفريق في/,
    nobody: 'هذا الحقل لازم.',
  },
] as const;

for (const words of tongues) {
  test(`a focal point asks whom they choose, and carries a decision into the plan (${words.language})`, async ({
    page,
    context,
  }) => {
    const { iso3 } = words;
    await speak(context, words.language);
    await signIn(context, words.account);
    await page.goto(`/countries/${iso3}/team`);
    const known = await read<TeamPicture>(page.request, `countries/${iso3}/team`);
    if (!known.team) await write(page.request, `countries/${iso3}/team`, { name: 'Committee' });
    const { team } = await read<TeamPicture>(page.request, `countries/${iso3}/team`);
    const seat = await write<Seat>(page.request, `teams/${team?.id ?? ''}/seats`, {
      sector: 'health',
      institution: 'Ministry of Health',
      since: '2023-01-01',
    });
    for (const [place, name] of [
      ['principal', 'Ada Principal'],
      ['alternate', 'Bo Alternate'],
    ] as const) {
      const email = `${name.slice(0, 2).toLowerCase()}.${iso3.toLowerCase()}@example.net`;
      await write(page.request, `seats/${seat.id}/holdings`, { member: { name, email }, place, since: '2023-02-01' });
    }
    await planBegun(page.request, iso3, 'Decided plan');
    await page.reload();

    await page.getByRole('button', { name: words.call }).click();
    const dialog = page.getByRole('dialog');
    const [ada, bo] = [dialog.getByLabel(/Ada Principal/), dialog.getByLabel(/Bo Alternate/)];
    await expect(ada).toBeChecked();
    await expect(bo).toBeChecked();
    await expectAccessible(page);
    await dialog.getByLabel(words.place, { exact: true }).fill('Room 4');
    await dialog.getByRole('button', { name: words.principals }).click();
    await expect(bo).not.toBeChecked();
    await ada.uncheck();
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
    await dialog.getByRole('button', { name: words.send }).click();
    await expect(dialog.getByText(words.nobody).last()).toBeVisible();
    await ada.check();
    await page.setViewportSize({ width: 360, height: 800 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await dialog.getByRole('button', { name: words.send }).click();
    await expect(page.getByText(words.called)).toBeVisible();
    const { items } = await read<TeamMeetings>(page.request, `team-meetings?iso3=${iso3}&sort=-startsAt`);
    const id = items.find(({ place }) => place === 'Room 4')?.id ?? '';
    const asked = async () => {
      const { invitees } = await read<TeamMeeting>(page.request, `team-meetings/${id}`);
      return invitees.map(({ member }) => member?.name);
    };
    expect(await asked()).toEqual(['Ada Principal']);

    // Later the other one in place of the first.
    await write(page.request, `team-meetings/${id}/decisions`, { text: 'Buy kits for the border', due: inDays(90) });
    await page.goto(`/countries/${iso3}/team/meetings/${id}`);
    await page.getByRole('button', { name: words.change }).click();
    await expect(bo).not.toBeChecked();
    await ada.uncheck();
    await bo.check();
    await dialog.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.changed)).toBeVisible();
    expect(await asked()).toEqual(['Bo Alternate']);

    await page.getByRole('button', { name: words.become }).click();
    await dialog.getByLabel(words.objective).selectOption({ index: 0 });
    await expect(dialog.getByRole('textbox').first()).toHaveValue('Buy kits for the border');
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await dialog.getByRole('button', { name: words.add }).click();
    await expect(page.getByText(words.added)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('button', { name: words.become })).toHaveCount(0);
    const { items: plans } = await read<ActionPlans>(page.request, `action-plans?iso3=${iso3}`);
    const plan = plans.find(({ title }) => title === 'Decided plan');
    await page.locator(`a[href^="/plans/${plan?.id ?? ''}"]`).click();
    await page.getByRole('link', { name: words.back }).click();
    await expect(page).toHaveURL(new RegExp(`/countries/${iso3}/team/meetings/${id}$`));
  });
}

test('a focal point sees what is open in the plans that go over', async ({ page, context }) => {
  await signIn(context, 'nfp.uga');
  await page.goto('/work');
  await planBegun(page.request, 'UGA', 'Plan that goes over');
  await page.goto('/countries/UGA/handover');
  const late = page.getByRole('listitem').filter({ hasText: 'Kits in use at crossings' });
  await expect(late.getByText(/^overdue since/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await late.getByRole('link').click();
  await expect(page).toHaveURL(/\/plans\/.*action=UGA-/);
});
