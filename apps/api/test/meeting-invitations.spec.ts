import ICAL from 'ical.js';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { begin, change, day, days, held, idOf, invited, made, read, step } = roundTablesOn(() => portal);

interface SentMail {
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly calendar: string;
  readonly calendar_method: string;
}
const mails = () =>
  portal.owner<SentMail>(
    `SELECT c.address, m.language, c.subject, c.calendar, c.calendar_method FROM mail m JOIN mail_content c ON c.mail_id = m.id
     WHERE m.kind = 'meeting-invitation' ORDER BY m.id`,
  );
const forget = () => portal.owner(`DELETE FROM mail WHERE kind = 'meeting-invitation'`);
const mailTo = async (account: string) => {
  const found = (await mails()).filter(({ address }) => address === `${account}@example.org`).at(-1);
  if (!found) throw new Error(`no mail to ${account}`);
  return found;
};

/** The one event of a calendar, as another program reads it. */
function eventIn(calendar: string) {
  const root = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  const [event] = root.getAllSubcomponents('vevent');
  if (!event) throw new Error('no event');
  return {
    method: root.getFirstPropertyValue('method')?.toString(),
    value: (property: string) => event.getFirstPropertyValue(property)?.toString(),
    attendee: event.getFirstProperty('attendee'),
  };
}

/** What a mail program answers to an invitation, as RFC 5546 has it. */
const replyTo = (invitation: string, partstat: string, change: Readonly<Record<string, string>> = {}) => {
  const { value, attendee } = eventIn(invitation);
  const address = change['address'] ?? textOf(attendee?.getFirstValue());
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${change['uid'] ?? value('uid') ?? ''}`,
    `SEQUENCE:${value('sequence') ?? ''}`,
    `ATTENDEE;CN="Focal; point";PARTSTAT=${partstat}:${address.slice(0, 20)}`,
    ` ${address.slice(20)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
};
const asMail = (calendar: string) =>
  [
    'From: somebody@example.org',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b 1"',
    '',
    '--b 1',
    'Content-Type: text/plain',
    '',
    'I accept.',
    '--b 1',
    'Content-Type: text/calendar; charset="UTF-8";\r\n method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(calendar)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--b 1--',
    '',
  ].join('\r\n');

const pathOf = (roundTable: Said, rest = '') => `/round-tables/${idOf(roundTable)}/invitations${rest}`;
const invitations = (account: string | null, roundTable: Said) => portal.as(account, 'GET', pathOf(roundTable));
const of = (said: Said, iso3: string) =>
  Object.values(said.body['items'] ?? {}).find((each) => textOf(each['iso3']) === iso3);
const answer = (account: string, roundTable: Said, iso3: string, sequence: number, said = 'accepted') =>
  portal.as(account, 'POST', pathOf(roundTable, `/${iso3}/answers`), { body: { answer: said, sequence } });
const bring = (account: string, roundTable: Said, iso3: string, file: string) =>
  portal.as(account, 'POST', pathOf(roundTable, `/${iso3}/replies`), {
    body: [
      '--x',
      'Content-Disposition: form-data; name="file"; filename="reply.ics"',
      'Content-Type: text/calendar',
      '',
      file,
      '--x--',
      '',
    ].join('\r\n'),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });

describe('the invitation to a round table', () => {
  it('goes to each country’s focal point in their language, with an entry for their calendar', async () => {
    await forget();
    const roundTable = await invited('AAF', 40);
    const sent = await mails();
    expect(sent.map(({ calendar_method }) => calendar_method)).toEqual(sent.map(() => 'REQUEST'));
    const mail = await mailTo('nfp.mar');
    expect(mail.language).toBe('fr');
    expect(mail.subject).toMatch(/table ronde/i);
    const { method, value, attendee } = eventIn(mail.calendar);
    expect(method).toBe('REQUEST');
    expect([value('uid'), value('sequence'), value('dtstart'), value('dtend')]).toEqual([
      idOf(roundTable),
      '0',
      `${day(40)}T09:00:00Z`,
      `${day(42)}T17:00:00Z`,
    ]);
    expect(value('organizer')).toBe('mailto:secretariat.aaf@example.org');
    expect(textOf(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:nfp.mar@example.org');
    expect(attendee?.getParameter('rsvp')).toBe('TRUE');
    const shown = await invitations('secretariat.aaf', roundTable);
    expect(shown.body).toMatchObject({ sequence: 0, isOpen: true, maySend: true });
    expect(of(shown, 'MAR')).toMatchObject({ sent: { to: 1, isCurrent: true, isCancellation: false }, answer: null });
  });

  it('is for those who take part; to everybody else there is none', async () => {
    const roundTable = await invited('CA', 40);
    for (const account of ['nfp.mar', 'observer', 'admin', 'secretariat.aaf']) {
      expect([account, (await invitations(account, roundTable)).status]).toEqual([account, 404]);
    }
    expect((await invitations(null, roundTable)).status).toBe(401);
    for (const account of ['nfp.uzb', 'secretariat.ca', 'coordinator']) {
      expect([account, (await invitations(account, roundTable)).status]).toEqual([account, 200]);
    }
    const absent = await portal.as('nfp.mar', 'GET', '/round-tables/00000000-0000-7000-8000-00000000dead/invitations');
    expect((await invitations('nfp.mar', roundTable)).text).toBe(absent.text);
  });

  it('replaces the earlier entry when the meeting moves, and takes it back when it is postponed or cancelled', async () => {
    const roundTable = await invited('GCC', 40);
    const before = await read('secretariat.gcc', roundTable);
    await forget();
    const moved = await made(change(before, days(45)));
    const update = eventIn((await mailTo('nfp.omn')).calendar);
    expect([update.method, update.value('uid'), update.value('sequence')]).toEqual(['REQUEST', idOf(roundTable), '1']);
    expect(update.value('dtstart')).toBe(`${day(45)}T09:00:00Z`);
    await forget();
    await made(step(moved, 'postpone'));
    const taken = eventIn((await mailTo('nfp.omn')).calendar);
    expect([taken.method, taken.value('sequence'), taken.value('status')]).toEqual(['CANCEL', '2', 'CANCELLED']);
    await made(step(moved, 'confirm'));
    await forget();
    await made(step(moved, 'invite'));
    const anew = eventIn((await mailTo('nfp.omn')).calendar);
    expect([anew.method, anew.value('sequence')]).toEqual(['REQUEST', '3']);
    await forget();
    await made(step(moved, 'cancel'));
    expect(eventIn((await mailTo('nfp.omn')).calendar).method).toBe('CANCEL');
  });

  it('goes to a country that is added later, and is taken back from one that is not asked any more', async () => {
    const roundTable = await invited('AAF', 50);
    await forget();
    const added = await made(change(await read('secretariat.aaf', roundTable), { observers: ['PHL'] }));
    expect((await mails()).map(({ address }) => address)).toEqual(['nfp.phl@example.org']);
    await forget();
    await made(change(added, { observers: [] }));
    expect((await mails()).map(({ calendar_method: method }) => method)).toEqual(['CANCEL']);
  });

  it('is sent again by whoever runs the meeting', async () => {
    const roundTable = await invited('AAF', 60);
    await forget();
    const again = (account: string, iso3 = 'MAR') => portal.as(account, 'POST', pathOf(roundTable, `/${iso3}/mails`));
    expect((await again('secretariat.aaf')).status).toBe(200);
    expect(await mails()).toHaveLength(1);
    expect((await again('nfp.mar')).status).toBe(403);
    expect((await again('secretariat.aaf', 'PHL')).body).toMatchObject({ code: 'not-taking-part' });
    const proposed = await made(begin('AAF', days(70)));
    expect((await portal.as('secretariat.aaf', 'POST', pathOf(proposed, '/MAR/mails'))).body).toMatchObject({
      code: 'not-invited',
    });
  });
});

describe('a country’s answer', () => {
  it('counts alike from the page and by the reply of a mail program', async () => {
    await forget();
    const roundTable = await invited('AAF', 40);
    const mail = await mailTo('nfp.mar');
    const onPage = await made(answer('nfp.mar', roundTable, 'MAR', 0, 'tentative'));
    expect(of(onPage, 'MAR')).toMatchObject({ answer: { answer: 'tentative', source: 'page', isCurrent: true } });
    const file = await made(bring('secretariat.aaf', roundTable, 'MAR', replyTo(mail.calendar, 'ACCEPTED')));
    expect(of(file, 'MAR')).toMatchObject({ answer: { answer: 'accepted', source: 'reply', isCurrent: true } });
    const asEml = await made(bring('nfp.mar', roundTable, 'MAR', asMail(replyTo(mail.calendar, 'DECLINED'))));
    expect(of(asEml, 'MAR')).toMatchObject({ answer: { answer: 'declined', source: 'reply' } });
  });

  it('is refused from another country, of another meeting, of an invitation that was replaced, and where it says none', async () => {
    await forget();
    const other = await invited('AAF', 33);
    const otherMail = await mailTo('nfp.mar');
    await forget();
    const roundTable = await invited('AAF', 36);
    const mail = await mailTo('nfp.mar');
    const refused = async (file: string, iso3 = 'MAR', account = 'secretariat.aaf') =>
      textOf((await bring(account, roundTable, iso3, file)).body['code']);
    expect(await refused(replyTo(otherMail.calendar, 'ACCEPTED'))).toBe('reply-of-another-meeting');
    expect(await refused(replyTo(mail.calendar, 'ACCEPTED', { address: 'mailto:nfp.sen@example.org' }))).toBe(
      'reply-of-another-country',
    );
    expect(await refused(replyTo(mail.calendar, 'ACCEPTED'), 'SEN')).toBe('reply-of-another-country');
    expect(await refused(replyTo(mail.calendar, 'ACCEPTED'), 'SEN', 'nfp.mar')).toBe('not-your-country');
    for (const [file, code] of [
      ['Hello', 'no-reply'],
      [mail.calendar, 'no-reply'],
      [replyTo(mail.calendar, 'DELEGATED'), 'no-answer-in-reply'],
    ] as const) {
      expect(errorsOf(await bring('secretariat.aaf', roundTable, 'MAR', file))).toEqual([`/file ${code}`]);
    }
    await made(change(await read('secretariat.aaf', roundTable), days(38)));
    expect(await refused(replyTo(mail.calendar, 'ACCEPTED'))).toBe('invitation-outdated');
    expect((await invitations('nfp.mar', other)).status).toBe(200);
  });

  it('to a meeting that moves meanwhile, or was postponed, is refused with words; given before, it is shown as such', async () => {
    await forget();
    const roundTable = await invited('AAF', 40);
    const mail = await mailTo('nfp.mar');
    await made(answer('nfp.mar', roundTable, 'MAR', 0));
    const moved = await made(change(await read('secretariat.aaf', roundTable), { venue: 'Another house' }));
    expect((await answer('nfp.mar', roundTable, 'MAR', 0)).body).toMatchObject({ code: 'invitation-outdated' });
    expect(of(await invitations('nfp.mar', roundTable), 'MAR')).toMatchObject({ answer: { isCurrent: false } });
    await made(step(moved, 'postpone'));
    expect((await bring('nfp.mar', roundTable, 'MAR', replyTo(mail.calendar, 'ACCEPTED'))).body).toMatchObject({
      code: 'invitation-outdated',
    });
    expect((await answer('nfp.mar', roundTable, 'MAR', 2)).body).toMatchObject({ code: 'not-invited' });
  });

  it('is its focal point’s alone, on the page', async () => {
    const roundTable = await invited('AAF', 40, { observers: ['GHA'] });
    expect((await answer('nfp.gha', roundTable, 'MAR', 0)).body).toMatchObject({ code: 'not-your-country' });
    expect((await answer('secretariat.aaf', roundTable, 'MAR', 0)).status).toBe(403);
    expect((await answer('nfp.phl', roundTable, 'PHL', 0)).status).toBe(404);
    const over = await held('AAF');
    expect((await answer('nfp.mar', over, 'MAR', 0)).body).toMatchObject({ code: 'not-invited' });
  });
});

describe('the letter of invitation', () => {
  const letter = (account: string, roundTable: Said, iso3: string, lang = 'fr') =>
    portal.as(account, 'GET', `/round-tables/${idOf(roundTable)}/letters/${iso3}?lang=${lang}`);

  it('carries the head of the region’s secretariat, in six languages, on the page and for Word', async () => {
    const roundTable = await invited('AAF', 40);
    for (const lang of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
      const said = await made(letter('secretariat.aaf', roundTable, 'MAR', lang));
      expect(said.body).toMatchObject({ language: lang });
      expect(said.text).not.toMatch(/[{}]\s*[a-z]+\s*\}/);
      const word = await portal.as(
        'secretariat.aaf',
        'GET',
        `/round-tables/${idOf(roundTable)}/letters/MAR.docx?lang=${lang}`,
      );
      expect([word.status, word.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    }
    const own = await letter('nfp.mar', roundTable, 'MAR');
    expect(own.body).toMatchObject({ head: { 1: expect.stringContaining('Façade') as unknown, 2: 'Rabat' } });
    expect((await letter('nfp.mar', roundTable, 'SEN')).body).toMatchObject({ code: 'not-your-country' });
    expect((await letter('nfp.phl', roundTable, 'MAR')).status).toBe(404);
    expect((await letter('secretariat.aaf', roundTable, 'PHL')).status).toBe(404);
  });

  it('says what the secretariat wrote for its region, with placeholders filled in once', async () => {
    const path = '/regions/AAF/invitation-letters/fr';
    const first = await portal.as('secretariat.aaf', 'GET', path);
    expect(first.body).toMatchObject({ isOwn: false, mayWrite: true, version: 0 });
    const write = (text: string, account = 'secretariat.aaf', before = first) =>
      portal.as(account, 'PATCH', path, { body: { text }, headers: seen(before) });
    expect(errorsOf(await write('Bonjour {pays}'))).toEqual(['/text unknown-placeholder']);
    expect((await write('x', 'secretariat.sea')).status).toBe(403);
    const written = await made(write('Bonjour {country},\n\nrendez-vous à {venue}.'));
    expect(written.body).toMatchObject({ isOwn: true, version: 1 });
    expect((await write('Somebody slower')).status).toBe(412);
    const roundTable = await invited('AAF', 40, { venue: '{country}' });
    expect((await letter('nfp.mar', roundTable, 'MAR')).body['paragraphs']).toEqual([
      'Bonjour Maroc,',
      'rendez-vous à {country}.',
    ]);
  });
});
