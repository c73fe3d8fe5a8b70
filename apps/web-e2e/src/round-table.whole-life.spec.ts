import type { RoundTable } from '@portal/contracts';
import type { Page } from '@playwright/test';
import { asOwner, expect, expectAccessible, expectNoSidewaysScroll, read, seated, test, write } from './portal';
import { wordsOf } from './words';

const year = new Date().getUTCFullYear() + 6;
const ru = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'ru')(key, values);
const fr = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'fr')(key, values);
const ar = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'ar')(key, values);

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

/** Answers the two dates on a telephone: the first with this answer, the second with yes. */
async function answerDates(page: Page, id: string, say: typeof fr, first: 'no' | 'yes'): Promise<void> {
  await page.goto(`/round-tables/${id}/dates`);
  const dates = page.getByRole('group').filter({ hasText: say('date-poll', 'answer.if-need-be') });
  await dates
    .nth(0)
    .getByRole('button', { name: say('date-poll', `answer.${first}`), exact: true })
    .click();
  await expect(page.getByText(say('date-poll', 'own.done'))).toBeVisible();
  await dates
    .nth(1)
    .getByRole('button', { name: say('date-poll', 'answer.yes'), exact: true })
    .click();
  await expect(dates.nth(1).getByRole('button', { name: say('date-poll', 'answer.yes'), exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expectNoSidewaysScroll(page);
}

/** The secretariat asks for dates, and for a reason puts the first off. */
async function askForDates(page: Page, id: string, first: string, second: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto(`/round-tables/${id}/dates`);
  await button(page, ru('date-poll', 'act.open')).click();
  await dialog.getByLabel(ru('date-poll', 'field.option', { number: '1' })).fill(first);
  await dialog.getByLabel(ru('date-poll', 'field.option', { number: '2' })).fill(second);
  await inDialog(page, ru('date-poll', 'act.open')).click();
  await expect(page.getByText(ru('date-poll', 'open.done'))).toBeVisible();
}

async function confirm(page: Page, id: string, letter: string): Promise<void> {
  await page.goto(`/round-tables/${id}/dates`);
  await button(page, ru('date-poll', 'act.confirm', { letter })).click();
  await inDialog(page, ru('date-poll', 'act.confirm', { letter })).click();
  await expect(page.getByText(ru('date-poll', 'confirm.done'), { exact: true })).toBeVisible();
}

async function step(page: Page, id: string, act: string, reason = ''): Promise<void> {
  await page.goto(`/round-tables/${id}`);
  await button(page, ru('round-table', `step.${act}`)).click();
  if (reason) await page.getByRole('dialog').getByRole('textbox').fill(reason);
  await inDialog(page, ru('round-table', `step.${act}`)).click();
  await expect(page.getByText(ru('round-table', 'step.done'))).toBeVisible();
}

test('a round table, from the first date to the next one’s matters arising, in four languages', async ({ browser }) => {
  test.setTimeout(90_000);
  const secretariat = await seated(browser, { account: 'secretariat.mie', language: 'ru', width: 1280 });
  const jordan = await seated(browser, { account: 'nfp.jor', language: 'ar', width: 360 });
  const lebanon = await seated(browser, { account: 'nfp.lbn', language: 'fr', width: 360 });
  const iraq = await seated(browser, { account: 'nfp.irq', language: 'en', width: 1280 });
  const coordinator = await seated(browser, { account: 'coordinator', language: 'en', width: 1280 });

  await secretariat.goto(`/round-tables?year=${year}`);
  const place = { region: 'MIE', year, language: 'ar', city: 'Aqaba', host: 'JOR', zone: 'Asia/Amman' };
  const { id } = await write<RoundTable>(secretariat.request, 'round-tables', place);

  await askForDates(secretariat, id, `${year}-09-07`, `${year}-09-14`);
  await answerDates(jordan, id, ar, 'yes');
  await answerDates(lebanon, id, fr, 'yes');
  await confirm(secretariat, id, 'A');
  await step(secretariat, id, 'invite');

  // The day does not hold: it is put off, asked about anew, and the invitation of before counts no more.
  await step(secretariat, id, 'postpone', 'Помещение занято.');
  await jordan.goto(`/round-tables/${id}`);
  await expect(jordan.getByText('Помещение занято.').first()).toBeVisible();
  await askForDates(secretariat, id, `${year}-10-05`, `${year}-10-12`);
  await answerDates(jordan, id, ar, 'no');
  await answerDates(lebanon, id, fr, 'yes');
  await confirm(secretariat, id, 'B');
  await step(secretariat, id, 'invite');

  await secretariat.goto(`/round-tables/${id}/readiness`);
  await button(secretariat, ru('delegation', 'template-days')).click();
  await secretariat.getByRole('dialog').getByLabel(ru('delegation', 'item.conclusions')).fill('16');
  await secretariat.getByRole('dialog').getByLabel(ru('delegation', 'template-new')).fill('Билеты');
  await secretariat.getByRole('dialog').getByLabel(ru('delegation', 'template-new-days')).fill('-15');
  await inDialog(secretariat, ru('delegation', 'save')).click();
  await expect(secretariat.getByText('T+16')).toBeVisible();
  await expect(secretariat.getByText('Билеты')).toBeVisible();

  await lebanon.goto(`/round-tables/${id}/invitations`);
  await button(lebanon, new RegExp(`^${fr('meeting-invitation', 'own')}`)).click();
  await lebanon
    .getByRole('dialog')
    .getByRole('combobox')
    .selectOption({ label: fr('meeting-invitation', 'answer.accepted') });
  await inDialog(lebanon, fr('meeting-invitation', 'own.send')).click();
  await expect(lebanon.getByText(fr('meeting-invitation', 'own.done'))).toBeVisible();
  await expectAccessible(lebanon);

  await jordan.goto(`/round-tables/${id}/delegations`);
  await button(jordan, ar('delegation', 'name-somebody')).click();
  await jordan.getByRole('dialog').getByLabel(ar('delegation', 'person-name'), { exact: true }).fill('ليلى مثال');
  await jordan.getByRole('dialog').getByLabel(ar('delegation', 'email')).fill('layla@example.net');
  await inDialog(jordan, ar('delegation', 'name-somebody')).click();
  await expect(jordan.getByText(ar('delegation', 'named'))).toBeVisible();
  await expectNoSidewaysScroll(jordan);

  for (const [page, say, needs] of [
    [jordan, ar, 'سجل إقليمي للمصادر المشعة'],
    [lebanon, fr, 'Une formation commune des laboratoires'],
  ] as const) {
    await page.goto(`/round-tables/${id}/positions`);
    await button(page, say('position', 'write.act')).click();
    await page.getByRole('dialog').getByLabel(say('position', 'field.needs')).fill(needs);
    await inDialog(page, say('position', 'write.send')).click();
    await expect(page.getByText(say('position', 'done'))).toBeVisible();
  }
  await secretariat.goto(`/round-tables/${id}/positions`);
  await secretariat.getByRole('button', { name: new RegExp(`^${ru('position', 'not-heard.act')}: `) }).click();
  await secretariat.getByRole('dialog').getByRole('textbox').fill('Связи с Ираком не было.');
  await inDialog(secretariat, ru('position', 'not-heard.send')).click();
  await expect(secretariat.getByText('Связи с Ираком не было.')).toBeVisible();
  await iraq.goto(`/round-tables/${id}/positions`);
  await expect(iraq.getByText('Связи с Ираком не было.')).toBeVisible();
  await expectAccessible(iraq);

  await lebanon.goto(`/round-tables/${id}/priorities`);
  await button(lebanon, fr('priority', 'propose')).click();
  await lebanon
    .getByRole('dialog')
    .getByLabel(fr('priority', 'field.title'), { exact: true })
    .fill('Laboratoires en réseau');
  await inDialog(lebanon, fr('priority', 'propose.send')).click();
  await expect(lebanon.getByText('Laboratoires en réseau').first()).toBeVisible();
  await secretariat.goto(`/round-tables/${id}/priorities`);
  await button(secretariat, ru('priority', 'open')).click();
  await inDialog(secretariat, ru('priority', 'open')).click();
  await expect(secretariat.getByText(ru('priority', 'state.open'))).toBeVisible();
  await jordan.goto(`/round-tables/${id}/priorities`);
  await button(jordan, ar('priority', 'vote')).click();
  await jordan
    .getByRole('dialog')
    .getByLabel(ar('priority', 'place.1'))
    .selectOption({ label: 'Laboratoires en réseau' });
  await inDialog(jordan, ar('priority', 'vote')).click();
  await expect(button(jordan, ar('priority', 'vote.again'))).toBeVisible();
  await secretariat.goto(`/round-tables/${id}/priorities`);
  await button(secretariat, ru('priority', 'closing')).click();
  await inDialog(secretariat, ru('priority', 'closing')).click();
  await expect(secretariat.getByText(ru('priority', 'state.closed'))).toBeVisible();

  // Nobody waits six years for the day.
  await asOwner(
    `UPDATE round_table SET starts = starts - make_interval(years => 7), ends = ends - make_interval(years => 7),
       starts_at = starts_at - make_interval(years => 7), ends_at = ends_at - make_interval(years => 7) WHERE id = $1`,
    [id],
  );
  await step(secretariat, id, 'hold');
  await secretariat.goto(`/round-tables/${id}/delegations`);
  await secretariat.getByRole('combobox').first().selectOption('in-person');
  await expect(secretariat.getByText(ru('delegation', 'attendance-sent'))).toBeVisible();

  await secretariat.goto(`/round-tables/${id}/conclusions`);
  await button(secretariat, ru('conclusion', 'add')).click();
  await secretariat.locator('textarea').first().fill('إنشاء سجل إقليمي وتدريب مشترك للمختبرات.');
  await secretariat.getByText(ru('conclusion', 'choose-countries')).click();
  for (const box of await secretariat.locator('portal-draft-paragraph').getByRole('checkbox').all()) await box.check();
  await expect(secretariat.getByText(ru('conclusion', 'keeping.kept'))).toBeVisible();
  await jordan.goto(`/round-tables/${id}/conclusions`);
  await expect(jordan.getByText('إنشاء سجل إقليمي').first()).toBeVisible();
  await button(secretariat, ru('conclusion', 'adopt')).click();
  await inDialog(secretariat, ru('conclusion', 'adopt')).click();
  await expect(secretariat.getByText(ru('conclusion', 'adopt.done'))).toBeVisible();

  await button(secretariat, ru('conclusion', 'commit')).click();
  const dialog = secretariat.getByRole('dialog');
  await dialog.getByLabel(ru('commitment', 'text')).fill('تسمية جهة اتصال للمختبرات');
  await dialog.getByLabel(ru('commitment', 'due-on')).fill(`${year}-12-01`);
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('checkbox', { name: ru('commitment', 'addressee.headquarters') }).check();
  await inDialog(secretariat, ru('commitment', 'take')).click();
  await expect(secretariat.getByText(ru('commitment', 'take.done'))).toBeVisible();
  await coordinator.goto('/work');
  await expect(coordinator.getByText('تسمية جهة اتصال للمختبرات').first()).toBeVisible();

  await step(secretariat, id, 'conclude');
  await secretariat.goto(`/round-tables/${id}/minutes`);
  await button(secretariat, ru('minutes', 'begin')).click();
  await expect(secretariat.getByText(ru('minutes', 'begun'))).toBeVisible();
  await button(secretariat, ru('minutes', 'release')).click();
  await inDialog(secretariat, ru('minutes', 'release')).click();
  await expect(secretariat.getByText(ru('minutes', 'released'))).toBeVisible();
  await lebanon.goto(`/round-tables/${id}/minutes`);
  await expect(lebanon.locator('portal-outline-document')).toContainText('Laboratoires en réseau');
  await expect(lebanon.locator('portal-outline-document')).toContainText('Связи с Ираком не было.');
  await expectAccessible(lebanon);
  await expectNoSidewaysScroll(lebanon);

  const next = await write<RoundTable>(secretariat.request, 'round-tables', { ...place, city: 'Beirut', host: 'LBN' });
  await secretariat.goto(`/round-tables/${next.id}/agenda`);
  await expect(secretariat.getByText('تسمية جهة اتصال للمختبرات').first()).toBeVisible();
  await expectAccessible(secretariat);
  expect(await read<RoundTable>(coordinator.request, `round-tables/${id}`)).toMatchObject({ life: 'concluded' });
  for (const page of [secretariat, jordan, lebanon, iraq, coordinator]) await page.context().close();
});
