import { addDays } from '@portal/domain';
import { type Application, type Said, textOf } from './application.harness.js';
import { seen } from './team.harness.js';

/** What a secretariat does with round tables, as stories tell it. */
export function roundTablesOn(portal: () => Application) {
  const today = new Date().toISOString().slice(0, 10);
  const day = (offset: number) => addDays(today, offset);
  const secretariatOf = (region: string) => `secretariat.${region.toLowerCase()}`;
  const idOf = (said: Said) => textOf(said.body['id']);
  const made = async (asked: Promise<Said>): Promise<Said> => {
    const said = await asked;
    if (said.status >= 300) throw new Error(said.text);
    return said;
  };
  const begin = (region: string, body: object = {}, account = secretariatOf(region)) =>
    portal().as(account, 'POST', '/round-tables', {
      body: { region, year: Number(day(60).slice(0, 4)), language: 'en', ...body },
    });
  /** Three days from then, nine to five, in Dakar. */
  const days = (offset: number) => ({
    zone: 'Africa/Dakar',
    starts: `${day(offset)}T09:00`,
    ends: `${day(offset + 2)}T17:00`,
  });
  const read = (account: string | null, roundTable: Said | string) =>
    portal().as(account, 'GET', `/round-tables/${typeof roundTable === 'string' ? roundTable : idOf(roundTable)}`);
  const change = (roundTable: Said, body: object, account = secretariatOf(textOf(roundTable.body['region']))) =>
    portal().as(account, 'PATCH', `/round-tables/${idOf(roundTable)}`, { body, headers: seen(roundTable) });
  const step = (roundTable: Said, act: string, account = secretariatOf(textOf(roundTable.body['region'])), note = '') =>
    portal().as(account, 'POST', `/round-tables/${idOf(roundTable)}/steps`, { body: { step: act, note } });
  /** One that countries are invited to; it begins so many days from now. */
  const invited = async (region: string, offset = 30, body: object = {}) => {
    const proposed = await made(begin(region, { city: 'Dakar', host: 'SEN', ...days(offset), ...body }));
    await made(step(proposed, 'confirm'));
    return made(step(proposed, 'invite'));
  };
  /** One that is over, but for its conclusions: its days are moved into the past behind the portal's back. */
  const held = async (region: string, body: object = {}) => {
    const roundTable = await invited(region, 30, body);
    await portal().owner(
      `UPDATE round_table SET starts = starts - interval '40 days', ends = ends - interval '40 days',
         starts_at = starts_at - interval '40 days', ends_at = ends_at - interval '40 days' WHERE id = $1`,
      [idOf(roundTable)],
    );
    return made(step(roundTable, 'hold'));
  };
  /** Every member country is recorded, so that hearing them does not stand against concluding. */
  const everybodyHeard = (roundTable: Said) =>
    portal().owner(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, reason)
       SELECT round_table_id, iso3, 9, 'not-heard', 'Told elsewhere.' FROM app.round_table_countries(ARRAY[$1::uuid])
       WHERE participation = 'member'`,
      [idOf(roundTable)],
    );
  /** A conclusion is adopted, so that its absence does not stand against concluding. */
  const oneAdopted = (roundTable: Said) =>
    portal().owner(
      `INSERT INTO conclusion (round_table_id, number, edition, kind, texts, behind, answers, adopted_role, adopted_scope)
       VALUES ($1, 1, 1, 'decision', '{"en": "Told elsewhere."}', '{}', '{}', 'secretariat', '{"kind": "region", "code": "AAF"}')`,
      [idOf(roundTable)],
    );
  /** What followed from it for a country, still open. */
  const oneCommitment = (roundTable: Said, iso3: string, reference: string) =>
    portal().owner(
      `INSERT INTO commitment (round_table_id, conclusion_id, reference, text, addressee, iso3, due_on)
       SELECT $1, id, $3, 'Share the training dates', 'country', $2, '2027-03-01' FROM conclusion WHERE round_table_id = $1`,
      [idOf(roundTable), iso3, reference],
    );
  return {
    everybodyHeard,
    oneAdopted,
    oneCommitment,
    today,
    day,
    secretariatOf,
    idOf,
    made,
    begin,
    days,
    read,
    change,
    step,
    invited,
    held,
  };
}
