import ICAL from 'ical.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aMailServer, hurry } from './mail.harness.js';
import { errorsOf } from './rounds.harness.js';
import { seen, teamsOn } from './team.harness.js';

let portal: Application;
let server: Awaited<ReturnType<typeof aMailServer>>;
beforeAll(async () => {
  server = await aMailServer();
  portal = await startApplication({ SMTP_URL: server.url });
});
afterAll(async () => {
  await portal.close();
  await server.stop();
});

const { addSeat, begin, day, end, focalPointOf, made, name } = teamsOn(() => portal);
type Said = Awaited<ReturnType<Application['as']>>;
const idOf = (said: Said) => textOf(said.body['id']);

interface SentMail {
  readonly address: string;
  readonly subject: string;
  readonly language: string;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
}
/** What was written since, oldest first. */
const mails = (kind = 'team-meeting') =>
  portal.owner<SentMail>(
    `SELECT c.address, c.subject, m.language, c.calendar, c.calendar_method FROM mail m JOIN mail_content c ON c.mail_id = m.id
     WHERE m.kind = $1 ORDER BY m.id`,
    [kind],
  );
const forget = () => portal.owner(`DELETE FROM mail WHERE kind LIKE 'team-%'`);

/** The one event of a calendar part, as another program reads it. */
function eventIn(calendar: string | null) {
  const root = new ICAL.Component(ICAL.parse(calendar ?? '') as unknown[]);
  const [event] = root.getAllSubcomponents('vevent');
  if (!event) throw new Error('no event');
  const value = (property: string) => event.getFirstPropertyValue(property)?.toString();
  const attendees = event.getAllProperties('attendee');
  return { method: root.getFirstPropertyValue('method')?.toString(), value, attendees };
}

/** A team of two in office, one without an account and one without an address, and one who has left. */
async function aTeam(iso3: string) {
  const team = await made(begin(iso3));
  const seat = await made(addSeat(team));
  const email = `amina@${iso3.toLowerCase()}.example`;
  const one = await made(name(seat, { member: { name: 'Amina Diallo', languages: ['fr'], email } }));
  const other = await made(name(seat, { place: 'alternate', member: { name: 'Without Address' } }));
  const left = await made(addSeat(team, { sector: 'energy', institution: 'Ministry of Energy' }));
  const gone = await made(name(left, { since: day(-300), member: { name: 'Gone', email: `gone@${iso3}.example` } }));
  await made(end(gone, 0, day(-10)));
  const members = await portal.owner<{ id: string; name: string }>(`SELECT id, name FROM team_member WHERE iso3 = $1`, [
    iso3,
  ]);
  const memberOf = (who: string) => members.find((each) => each.name === who)?.id ?? '';
  return { team, one, other, email, memberOf };
}

const call = (iso3: string, body: object = {}, account = focalPointOf(iso3)) =>
  portal.as(account, 'POST', `/countries/${iso3}/team-meetings`, {
    body: {
      starts: `${day(30)}T09:30`,
      ends: `${day(30)}T12:00`,
      zone: 'Africa/Dakar',
      place: 'Ministry of Health, room 4',
      agenda: 'Decree\nSeats',
      ...body,
    },
  });
const change = (meeting: Said, body: object) =>
  portal.as(focalPointOf(textOf(meeting.body['iso3'])), 'PATCH', `/team-meetings/${idOf(meeting)}`, {
    body,
    headers: seen(meeting),
  });
const cancel = (meeting: Said, account = focalPointOf(textOf(meeting.body['iso3']))) =>
  portal.as(account, 'POST', `/team-meetings/${idOf(meeting)}/cancel`);

describe('a meeting of a team', () => {
  it('asks whoever is in office to come, with an entry for their calendar', async () => {
    const { email } = await aTeam('SEN');
    const meeting = await made(call('SEN'));
    expect(meeting.body).toMatchObject({
      startsAt: expect.stringContaining(`${day(30)}T09:30:00`) as unknown,
      invited: 2,
      present: 0,
      isCancelled: false,
      mayWrite: true,
      invitees: { 0: { member: { name: 'Amina Diallo' }, attendance: 'expected' } },
    });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ address: email, language: 'fr', calendar_method: 'REQUEST' });
    expect(mail?.subject).toMatch(/^Invitation\u00a0: /);
    const { method, value, attendees } = eventIn(mail?.calendar ?? null);
    expect(method).toBe('REQUEST');
    expect(value('uid')).toBe(idOf(meeting));
    expect(value('sequence')).toBe('0');
    expect(value('dtstart')).toBe(`${day(30)}T09:30:00Z`);
    expect(value('dtend')).toBe(`${day(30)}T12:00:00Z`);
    expect(value('location')).toBe('Ministry of Health, room 4');
    expect(value('organizer')).toMatch(/^mailto:nfp\.sen@/i);
    // Only the reader: nobody learns another's address.
    expect(attendees).toHaveLength(1);
    expect(textOf(attendees[0]?.getFirstValue()).toLowerCase()).toBe(`mailto:${email}`);
    expect(attendees[0]?.getParameter('rsvp')).toBe('TRUE');
    await forget();
  });

  it('puts a later entry in place of the earlier, and takes it away when it is cancelled', async () => {
    const { memberOf } = await aTeam('GAB');
    const meeting = await made(call('GAB', { zone: 'Europe/Paris' }));
    await forget();
    const moved = await made(change(meeting, { starts: `${day(31)}T10:00`, ends: `${day(31)}T11:00` }));
    const [update] = await mails();
    expect(eventIn(update?.calendar ?? null).value('sequence')).toBe('1');
    expect(eventIn(update?.calendar ?? null).value('uid')).toBe(idOf(meeting));
    await forget();

    // Somebody faster is shown; minutes are no news for a calendar.
    expect(await change(meeting, { place: 'Elsewhere' })).toMatchObject({
      status: 412,
      body: { current: { starts: `${day(31)}T10:00` } },
    });
    const without = await made(change(moved, { memberIds: [memberOf('Without Address')] }));
    const [uninvited] = await mails();
    expect(uninvited?.calendar_method).toBe('CANCEL');
    expect(without.body).toMatchObject({ invited: 1 });
    await forget();
    const again = await made(change(without, { memberIds: [memberOf('Amina Diallo')] }));
    expect((await mails()).map((mail) => eventIn(mail.calendar).value('sequence'))).toEqual(['3']);
    await forget();

    const gone = await cancel(again);
    expect(gone.body).toMatchObject({ isCancelled: true });
    const [cancelled] = await mails();
    const entry = eventIn(cancelled?.calendar ?? null);
    expect([entry.method, entry.value('status'), entry.value('sequence'), entry.value('uid')]).toEqual([
      'CANCEL',
      'CANCELLED',
      '4',
      idOf(meeting),
    ]);
    expect(await cancel(again)).toMatchObject({ status: 409, body: { code: 'meeting-cancelled' } });
    expect(await change(gone, { place: 'X' })).toMatchObject({ status: 409, body: { code: 'meeting-cancelled' } });
    await forget();
  });

  it('comes as a mail whose calendar part stands beside its words', async () => {
    const { email } = await aTeam('KEN');
    await made(call('KEN', { zone: 'Africa/Nairobi' }));
    await hurry(portal);
    await portal.work();
    const place = server.mails.findIndex((mail) => JSON.stringify(mail.to).includes(email));
    const source = server.sources[place] ?? '';
    const alternatives = /Content-Type: multipart\/alternative;\s+boundary="([^"]+)"/.exec(source)?.[1] ?? '';
    const kinds = source
      .split(`--${alternatives}`)
      .slice(1, -1)
      .map((part) => /Content-Type: ([^\r\n]+(?:\r?\n\s+[^\r\n]+)*)/.exec(part)?.[1]?.replace(/\s+/g, ' '));
    expect(kinds).toEqual([
      expect.stringMatching(/^text\/plain/),
      expect.stringMatching(/^text\/html/),
      expect.stringMatching(/^text\/calendar; charset=utf-8; method=REQUEST/),
    ]);
    const attached = server.mails[place]?.attachments.map(({ filename, content }) => [
      filename,
      eventIn(content.toString()).method,
    ]);
    expect(attached).toContainEqual(['meeting.ics', 'REQUEST']);
    await forget();
  });

  it('is refused where its times, its zone or its people cannot be', async () => {
    const { memberOf } = await aTeam('MLI');
    const wrong = async (body: object) => errorsOf(await call('MLI', body));
    expect(await wrong({ ends: `${day(30)}T09:30` })).toEqual(['/ends ends-before-start']);
    expect(await wrong({ ends: `${day(29)}T12:00` })).toEqual(['/ends ends-before-start']);
    expect(await wrong({ zone: 'Africa/Nowhere' })).toEqual(['/zone unknown-zone']);
    expect(await wrong({ zone: '+02:00' })).toEqual(['/zone unknown-zone']);
    expect(await wrong({ starts: `${day(30)}T25:00` })).toEqual(['/starts not-a-time']);
    const night = { starts: '2027-03-28T02:30', ends: '2027-03-28T05:00', zone: 'Europe/Paris' };
    expect(await wrong(night)).toEqual(['/starts no-such-time']);
    expect(await wrong({ memberIds: [memberOf('Amina Diallo'), memberOf('Gone')] })).toEqual([
      '/memberIds/1 left-the-team',
    ]);
    expect(await wrong({ memberIds: ['01900000-0000-7000-8000-00000000dead'] })).toEqual([
      '/memberIds/0 unknown-member',
    ]);
    expect(await wrong({ place: ' ' })).toEqual(['/place too-short']);
    expect(await mails()).toEqual([]);
  });

  it('that is over is written down without a mail, and cannot be cancelled', async () => {
    const { memberOf } = await aTeam('NER');
    const held = await made(
      call('NER', { starts: `${day(-3)}T09:00`, ends: `${day(-3)}T10:00`, zone: 'Africa/Niamey' }),
    );
    expect(await mails()).toEqual([]);
    expect(await cancel(held)).toMatchObject({ status: 409, body: { code: 'meeting-over' } });
    const record = (body: object, meeting = held) =>
      portal.as('nfp.ner', 'PATCH', `/team-meetings/${idOf(held)}/attendance`, { body, headers: seen(meeting) });
    const present = { memberId: memberOf('Amina Diallo'), attendance: 'present' };
    const recorded = await made(record({ attendance: [present] }));
    expect(recorded.body).toMatchObject({ present: 1, invited: 2 });
    expect((await record({ attendance: [present] })).status).toBe(412);
    expect(errorsOf(await record({ attendance: [{ ...present, memberId: memberOf('Gone') }] }, recorded))).toEqual([
      '/attendance/0/memberId unknown-member',
    ]);
    const decided = await made(
      portal.as('nfp.ner', 'POST', `/team-meetings/${idOf(held)}/decisions`, {
        body: { text: 'Write the decree', due: day(40) },
      }),
    );
    const decision = decided.body['decisions']?.[0];
    expect(decision).toMatchObject({ text: 'Write the decree', due: day(40), doneOn: null, action: null });
    const done = await portal.as('nfp.ner', 'PATCH', `/meeting-decisions/${textOf(decision?.['id'])}`, {
      body: { isDone: true },
      headers: { 'if-match': '"1-"' },
    });
    expect(done.body).toMatchObject({ doneOn: day(0), version: 2 });
  });

  it('is the focal point’s to write, and read by whoever sees the team', async () => {
    await aTeam('CIV');
    const meeting = await made(call('CIV'));
    for (const account of ['nfp.tgo', 'member.mar', 'secretariat.aaf', 'coordinator', 'admin', 'observer']) {
      expect([account, (await call('CIV', {}, account)).status]).toEqual([account, 403]);
      expect([account, (await cancel(meeting, account)).status]).toEqual([account, 403]);
      const read = await portal.as(account, 'GET', `/team-meetings/${idOf(meeting)}`);
      expect(read).toMatchObject({ status: 200, body: { mayWrite: false, invited: 2 } });
      expect(read.text).not.toContain('@');
    }
    const listed = await portal.as('observer', 'GET', '/team-meetings?iso3=CIV');
    expect(listed.body).toMatchObject({ total: 1, items: { 0: { id: idOf(meeting) } } });
    // A visitor does not see the team: hidden as absent.
    const hidden = await portal.as(null, 'GET', `/team-meetings/${idOf(meeting)}`);
    const absent = await portal.as(null, 'GET', '/team-meetings/01900000-0000-7000-8000-00000000dead');
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
    expect((await portal.as(null, 'GET', '/team-meetings?iso3=CIV')).body['total']).toBe(0);
    await forget();
  });

  it('does not tell who holds a seat that is the country’s alone', async () => {
    const team = await made(begin('BFA'));
    const seat = await made(addSeat(team, { shownTo: 'country' }));
    await made(name(seat, { member: { name: 'Not For Others' } }));
    const meeting = await made(call('BFA'));
    const read = await portal.as('observer', 'GET', `/team-meetings/${idOf(meeting)}`);
    expect(read.body).toMatchObject({ invited: 1, invitees: { 0: { member: null } } });
    expect(read.text).not.toContain('Not For Others');
    await forget();
  });
});

describe('a letter to a whole team', () => {
  const write = (team: Said, account: string) =>
    portal.as(account, 'POST', `/teams/${idOf(team)}/letters`, {
      body: { subject: 'Round table', text: 'Dear all\nCome.' },
    });

  it('reaches everybody in office and shows nobody’s address', async () => {
    const { team, email } = await aTeam('BEN');
    await forget();
    const sent = await made(write(team, 'secretariat.aaf'));
    expect(sent.body).toMatchObject({ sentTo: 1, withoutAddress: 1 });
    expect(sent.text).not.toContain(email);
    expect(await mails('team-letter')).toMatchObject([{ address: email, subject: 'Round table', calendar: null }]);
    const [entry] = await portal.owner(
      `SELECT act FROM audit_entry WHERE table_name = 'team_letter' AND record_id = $1`,
      [idOf(sent)],
    );
    expect(entry).toMatchObject({ act: 'insert' });
    for (const account of ['nfp.tgo', 'member.mar', 'secretariat.sea', 'admin', 'observer']) {
      expect([account, (await write(team, account)).status]).toEqual([account, 403]);
    }
    await hurry(portal);
    await portal.work();
    const letter = server.mails.find(({ subject }) => subject === 'Round table');
    expect(letter?.replyTo?.value).toMatchObject([{ address: 'secretariat.aaf@example.org' }]);
    // Whoever sees the letter in the portal does not see it.
    for (const account of ['admin', 'nfp.ben']) {
      const said = await portal.as(account, 'GET', '/team-meetings?iso3=BEN');
      expect(said.text).not.toContain('secretariat.aaf@example.org');
    }
    expect((await write(team, 'nfp.ben')).status).toBe(201);
    expect((await write(team, 'coordinator')).status).toBe(201);
    await forget();
  });

  it('is written at most three times a day by one person', async () => {
    const { team } = await aTeam('LBR');
    for (let sent = 0; sent < 3; sent += 1) await made(write(team, 'secretariat.aaf'));
    const refused = await write(team, 'secretariat.aaf');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(86_000);
    expect((await write(team, 'nfp.lbr')).status).toBe(201);
  });
});
