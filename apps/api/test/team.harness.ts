import { addDays } from '@portal/domain';
import { type Application, type Said, textOf } from './application.harness.js';

/** What a focal point does with the national team, as stories tell it; the portal is asked for when it is there. */
export function teamsOn(portal: () => Application) {
  const today = new Date().toISOString().slice(0, 10);
  const day = (offset: number) => addDays(today, offset);
  const focalPointOf = (iso3: string) => `nfp.${iso3.toLowerCase()}`;
  const made = async (asked: Promise<Said>): Promise<Said> => {
    const said = await asked;
    if (said.status >= 300) throw new Error(said.text);
    return said;
  };
  const read = (account: string | null, iso3: string, query = '') =>
    portal().as(account, 'GET', `/countries/${iso3}/team?${query}`);
  const begin = (iso3: string, body: object = {}, account = focalPointOf(iso3)) =>
    portal().as(account, 'POST', `/countries/${iso3}/team`, { body: { name: 'National committee', ...body } });
  const addSeat = (team: Said, body: object = {}) =>
    portal().as(focalPointOf(textOf(team.body['iso3'])), 'POST', `/teams/${textOf(team.body['id'])}/seats`, {
      body: { sector: 'health', institution: 'Ministry of Health', since: day(-400), ...body },
    });
  const name = (seat: Said, body: object, account = focalPointOf(textOf(seat.body['iso3']))) =>
    portal().as(account, 'POST', `/seats/${textOf(seat.body['id'])}/holdings`, {
      body: { place: 'principal', since: day(-300), ...body },
    });
  const end = (seat: Said, place: number, until: string) =>
    portal().as(
      focalPointOf(textOf(seat.body['iso3'])),
      'POST',
      `/seat-holdings/${textOf(seat.body['holdings']?.[place]?.['id'])}/end`,
      { body: { until } },
    );
  const addMember = (iso3: string, body: object) =>
    portal().as(focalPointOf(iso3), 'POST', `/countries/${iso3}/team-members`, { body });
  return { today, day, focalPointOf, made, read, begin, addSeat, name, end, addMember };
}

/** An act by which version it was seen. */
export const seen = (said: Said, version = said.body['version']) => ({ 'if-match': `"${textOf(version)}-"` });
