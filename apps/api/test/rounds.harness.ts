import { addDays } from '@portal/domain';
import { type Application, type Json, type Said, textOf } from './application.harness.js';
import { itemsOf } from './reporting.harness.js';

export interface Wanted {
  readonly title?: string;
  readonly indicators?: readonly string[];
  readonly countries?: readonly string[];
  readonly opens?: string;
  readonly due?: string;
  readonly closes?: string;
}

/** What people do with reporting rounds, as stories tell it; the portal is asked for when it is there. */
export function roundsOn(portal: () => Application) {
  const today = new Date().toISOString().slice(0, 10);
  const day = (offset: number) => addDays(today, offset);
  const open = (wanted: Wanted, account = 'coordinator') =>
    portal().as(account, 'POST', '/reporting-rounds', {
      body: {
        title: 'Yearly status',
        indicators: ['national-team', 'action-plan'],
        countries: ['MAR'],
        opens: day(0),
        due: day(42),
        closes: day(56),
        ...wanted,
      },
    });
  const opened = async (wanted: Wanted): Promise<Said> => {
    const said = await open(wanted);
    if (said.status !== 201) throw new Error(said.text);
    return said;
  };
  const change = (
    round: Said,
    body: object,
    { ifMatch = textOf(round.headers['etag']), account = 'coordinator' } = {},
  ) =>
    portal().as(account, 'PATCH', `/reporting-rounds/${textOf(round.body['id'])}`, {
      body,
      headers: ifMatch ? { 'if-match': ifMatch } : {},
    });
  const answers = (round: Said, account: string, query = '') =>
    portal().as(account, 'GET', `/reporting-rounds/${textOf(round.body['id'])}/answers?${query}`);
  const except = (round: Said, body: object, account = 'coordinator') =>
    portal().as(account, 'POST', `/reporting-rounds/${textOf(round.body['id'])}/exceptions`, { body });
  /** What waits for somebody because of this round. */
  const workOf = async (account: string, round: Said) =>
    itemsOf((await portal().as(account, 'GET', '/work')).body).filter((item) =>
      textOf(item['id']).startsWith(`answer-round:${textOf(round.body['id'])}`),
    );
  /** Moves a round, and what these countries sent today, into the past, as if those days had gone by. */
  const daysGoBy = async (round: Said, days: number, countries: readonly string[] = []): Promise<void> => {
    const owner = (sql: string, values: readonly unknown[] = []) => portal().owner(sql, values);
    await owner(
      `UPDATE reporting_round SET opens = opens - $2::int, due = due - $2::int, closes = closes - $2::int WHERE id = $1`,
      [round.body['id'], days],
    );
    await owner(
      `UPDATE round_ask SET during = daterange(lower(during) - $2::int, upper(during) - $2::int) WHERE round_id = $1`,
      [round.body['id'], days],
    );
    await owner(`ALTER TABLE claim DISABLE TRIGGER claim_is_frozen`);
    await owner(
      `UPDATE claim SET sent_at = sent_at - make_interval(days => $1)
       WHERE sent_at > now() - interval '1 day' AND NOT sample AND iso3 = ANY ($2)`,
      [days, countries],
    );
    await owner(`ALTER TABLE claim ENABLE TRIGGER claim_is_frozen`);
  };
  return { day, open, opened, change, answers, except, workOf, daysGoBy };
}

/** How a country stands, where the reader may know it. */
export function countryOf({ body }: Said, iso3: string): Json | undefined {
  return Object.values(body['countries'] ?? {}).find((each) => textOf(each['iso3']) === iso3);
}

/** `/due due-outside-round`, for each value that was refused. */
export function errorsOf({ body }: Said): readonly string[] {
  return Object.values(body['errors'] ?? {}).map((each) => `${textOf(each['pointer'])} ${textOf(each['code'])}`);
}
