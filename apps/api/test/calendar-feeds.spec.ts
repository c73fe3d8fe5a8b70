import ICAL from 'ical.js';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
const lines: string[] = [];
beforeAll(async () => {
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  portal = await startApplication({}, log);
});
afterAll(() => portal.close());

const { begin, change, day, days, idOf, invited, made, read, step } = roundTablesOn(() => portal);

const make = (account: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
  portal.as(account, 'POST', '/calendar-feeds', { body, headers });
/** The path below /api/v1 of a feed's address. */
const pathOf = (feed: Said) => new URL(textOf(feed.body['address'])).pathname.replace('/api/v1', '');
const subscribe = (feed: Said, headers: Readonly<Record<string, string>> = {}) =>
  portal.as(null, 'GET', pathOf(feed), { headers });
const eventsIn = (said: Said) => {
  const root = new ICAL.Component(ICAL.parse(said.text) as unknown[]);
  const named = (property: string) => root.getFirstPropertyValue(property)?.toString();
  const events = new Map(
    root
      .getAllSubcomponents('vevent')
      .map((event) => [
        textOf(event.getFirstPropertyValue('uid')),
        (property: string) => event.getFirstPropertyValue(property)?.toString(),
      ]),
  );
  return { named, events };
};

describe('a calendar feed', () => {
  it('is a calendar with a name, days for meetings of several, and what is called off marked so', async () => {
    const several = await made(begin('CA', days(60)));
    const one = await made(
      begin('CA', { zone: 'Asia/Tashkent', starts: `${day(70)}T09:00`, ends: `${day(70)}T12:00` }),
    );
    await made(step(one, 'cancel'));
    const elsewhere = await made(
      begin('SEA', { zone: 'Asia/Manila', starts: `${day(61)}T09:00`, ends: `${day(62)}T12:00` }),
    );
    const feed = await made(make('nfp.uzb', { kind: 'region', code: 'CA' }));
    const said = await subscribe(feed);
    expect(said.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const { named, events } = eventsIn(said);
    // In its owner’s language.
    expect(named('name')).toBe('CBRN CoE: круглые столы, Центральная Азия');
    expect(named('x-wr-calname')).toBe(named('name'));
    expect(named('refresh-interval')).toBe('PT1H');
    const whole = events.get(idOf(several));
    expect([whole?.('dtstart'), whole?.('dtend'), whole?.('status')]).toEqual([day(60), day(63), 'TENTATIVE']);
    expect(whole?.('last-modified')).toMatch(/Z$/);
    const off = events.get(idOf(one));
    expect([off?.('dtstart'), off?.('status')]).toEqual([`${day(70)}T04:00:00Z`, 'CANCELLED']);
    expect(events.has(idOf(elsewhere))).toBe(false);
  });

  it('shows the network, a country, or where one takes part oneself', async () => {
    const own = await invited('AAF', 40);
    const guest = await made(begin('SEA', { ...days(50), observers: ['MAR'] }));
    const other = await made(begin('SEA', days(55)));
    const shown = async (body: object) => [
      ...eventsIn(await subscribe(await made(make('nfp.mar', body)))).events.keys(),
    ];
    expect(await shown({ kind: 'network' })).toEqual(expect.arrayContaining([own, guest, other].map(idOf)));
    const [country, me] = [await shown({ kind: 'country', code: 'MAR' }), await shown({ kind: 'me' })];
    for (const each of [country, me]) {
      expect(each).toEqual(expect.arrayContaining([own, guest].map(idOf)));
      expect(each).not.toContain(idOf(other));
    }
  });

  it('carries what the network knows, and nothing of what happens inside', async () => {
    const roundTable = await invited('AAF', 42);
    await made(step(roundTable, 'postpone', 'secretariat.aaf', 'A secret of those who take part'));
    const feed = await made(make('nfp.phl', { kind: 'network' }));
    const said = await subscribe(feed);
    expect(said.text).not.toContain('secret');
    expect(said.text).not.toContain('@example.org');
    expect(eventsIn(said).events.get(idOf(roundTable))?.('status')).toBe('CANCELLED');
  });

  it('raises what calendars compare when a meeting changes, and is the same bytes when none does', async () => {
    const roundTable = await invited('MIE', 40);
    const feed = await made(make('nfp.jor', { kind: 'me' }));
    const before = await subscribe(feed);
    const etag = textOf(before.headers['etag']);
    expect((await subscribe(feed, { 'if-none-match': etag })).status).toBe(304);
    await made(change(await read('secretariat.mie', roundTable), days(41)));
    const after = await subscribe(feed, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    const [old, fresh] = [before, after].map((said) => eventsIn(said).events.get(idOf(roundTable)));
    expect(Number(fresh?.('sequence'))).toBeGreaterThan(Number(old?.('sequence')));
    expect(textOf(fresh?.('last-modified')) >= textOf(old?.('last-modified'))).toBe(true);
  });

  it('once revoked answers as one that never was', async () => {
    const feed = await made(make('nfp.mar', { kind: 'me' }));
    const id = idOf(feed);
    expect((await portal.as('nfp.tun', 'DELETE', `/calendar-feeds/${id}`)).status).toBe(404);
    expect((await portal.as('nfp.mar', 'DELETE', `/calendar-feeds/${id}`)).status).toBe(204);
    const gone = await subscribe(feed);
    const never = await portal.as(null, 'GET', `/calendar-feeds/${'x'.repeat(43)}.ics`);
    expect([gone.status, gone.text]).toEqual([404, never.text]);
    expect((await portal.as(null, 'GET', '/calendar-feeds/x.ics')).text).toBe(never.text);
    const list = await portal.as('nfp.mar', 'GET', '/calendar-feeds');
    expect(Object.values(list.body['items'] ?? {}).map((each) => textOf(each['id']))).not.toContain(id);
  });

  it('is nobody’s whose account is closed', async () => {
    const feed = await made(make('nfp.ken', { kind: 'me' }));
    expect((await subscribe(feed)).status).toBe(200);
    await portal.owner(
      `DELETE FROM credential WHERE person_id = (SELECT id FROM person WHERE email = 'nfp.ken@example.org')`,
    );
    expect((await subscribe(feed)).status).toBe(404);
  });

  it('is known by its hash alone: no table, no answer to a list and no line of the log holds the address', async () => {
    const feed = await made(make('nfp.mar', { kind: 'me' }));
    await subscribe(feed);
    const token = /feeds\/(.+)\.ics$/.exec(pathOf(feed))?.[1] ?? '';
    expect(token).toHaveLength(43);
    expect((await portal.as('nfp.mar', 'GET', '/calendar-feeds')).text).not.toContain(token);
    expect(lines.join('')).toContain('/calendar-feeds/:token.ics');
    expect(lines.join('')).not.toContain(token);
    const kept = await portal.owner<{ found: boolean }>(
      `SELECT bool_or(answer::text LIKE '%' || $1 || '%') AS found FROM idempotency`,
      [token],
    );
    expect(kept).toEqual([{ found: false }]);
  });

  it('made twice by one request is one feed, at the later address', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await made(make('nfp.mar', { kind: 'network' }, key)),
      await made(make('nfp.mar', { kind: 'network' }, key)),
    ];
    expect(idOf(second)).toBe(idOf(first));
    expect([(await subscribe(first)).status, (await subscribe(second)).status]).toEqual([404, 200]);
  });

  it('is of a region and a country that there are, for whoever is signed in', async () => {
    expect((await make('nfp.mar', { kind: 'region', code: 'XX' })).status).toBe(422);
    expect((await make('nfp.mar', { kind: 'country', code: 'XXX' })).status).toBe(422);
    expect((await make('nfp.mar', { kind: 'me', code: 'MAR' })).status).toBe(422);
    expect((await portal.as(null, 'POST', '/calendar-feeds', { body: { kind: 'network' } })).status).toBe(401);
  });
});
