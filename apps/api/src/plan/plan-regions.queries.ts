import type { ActionPhase, ActionState, CbrnDomain, Day, Language, PlanTheme, SharedWords } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { HeadlineRow, When } from './plan.queries.js';

/** A country; `is_own`: the reader is of its own people, and sees all its plans. */
export interface RegionCountryRow {
  readonly iso3: string;
  readonly is_own: boolean;
}

/** Undefined: there is no such region. */
export async function countriesOfRegion(
  tx: ReadTransaction,
  code: string,
): Promise<readonly RegionCountryRow[] | undefined> {
  if (!(await tx.row('SELECT 1 FROM region WHERE code = $1', [code]))) return undefined;
  return tx.rows<RegionCountryRow>(
    `SELECT DISTINCT m.iso3, m.iso3 = ANY (app.own_countries(app.actor())) AS is_own
     FROM membership m JOIN partner_country c USING (iso3)
     WHERE m.region = $1 AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until)
       AND (c.left_on IS NULL OR app.today() < c.left_on) ORDER BY m.iso3`,
    [code],
  );
}

/** Every partner country there ever was: which of them are partners on a day is for the map to say. */
export function everyCountry(tx: ReadTransaction): Promise<RegionCountryRow[]> {
  return tx.rows<RegionCountryRow>(
    'SELECT iso3, iso3 = ANY (app.own_countries(app.actor())) AS is_own FROM partner_country ORDER BY iso3',
  );
}

/** Every version of these countries' own plans of which the reader sees anything. */
export function headlinesOf(
  tx: ReadTransaction,
  countries: readonly string[],
  { day, knownAt }: When,
  withSample: boolean,
): Promise<HeadlineRow[]> {
  return tx.rows<HeadlineRow>(
    `SELECT h.* FROM app.plan_headlines(app.actor(), ARRAY(SELECT s.id FROM app.seen_plans(app.actor()) s
       WHERE s.kind = 'national' AND s.iso3 = ANY ($3) AND ($4 OR NOT s.sample)), $1, $2) h ORDER BY h.id`,
    [day, knownAt, countries, withSample],
  );
}

/** The report by which an action stands today. */
const standing = `LEFT JOIN LATERAL (SELECT l.state FROM progress_report l
    WHERE l.line_id = a.line_id AND l.number <= p.number AND l.day <= app.today()
    ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true`;
const isOpen = `coalesce(r.state, 'not-started') IN ('not-started', 'in-progress', 'blocked')`;

export interface PlanDueRow {
  readonly plan_id: string;
  readonly due: number;
  readonly overdue: number;
  readonly themes: readonly PlanTheme[];
  readonly domains: readonly CbrnDomain[];
}

/**
 * What is due in a quarter and overdue, and which themes and domains have an action that is not cancelled, for plans
 * that the reader sees whole: row security leaves out the rest. Through the key of `action` that begins with its plan.
 */
export function dueOfPlans(
  tx: ReadTransaction,
  plans: readonly string[],
  { from, until }: { readonly from: Day; readonly until: Day },
  day: Day,
): Promise<PlanDueRow[]> {
  return tx.rows<PlanDueRow>(
    `WITH live AS (
       SELECT a.plan_id, a.ends_on, a.domains, o.theme, ${isOpen} AS is_open
       FROM action a JOIN action_plan p ON p.id = a.plan_id JOIN objective o ON o.id = a.objective_id ${standing}
       WHERE a.plan_id = ANY ($1) AND coalesce(r.state, 'not-started') <> 'cancelled')
     SELECT plan_id, (count(*) FILTER (WHERE is_open AND ends_on BETWEEN $2 AND $3))::int AS due,
       (count(*) FILTER (WHERE is_open AND ends_on < $4))::int AS overdue, array_agg(DISTINCT theme) AS themes,
       ARRAY(SELECT DISTINCT unnest(l.domains) FROM live l WHERE l.plan_id = live.plan_id) AS domains
     FROM live GROUP BY plan_id`,
    [plans, from, until, day],
  );
}

export interface NeedRow {
  readonly id: string;
  readonly plan_id: string;
  readonly iso3: string;
  readonly reference: string;
  readonly title: string;
  readonly language: Language;
  readonly theme: PlanTheme;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase | null;
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly state: ActionState;
  readonly sample: boolean;
  readonly words: number;
}

/** Open actions of these plans as the reader sees them, by row security alone; through the key that begins with the plan. */
export const openActions = `
  SELECT a.id, a.plan_id, p.iso3, p.language, a.reference, a.title, o.theme, a.domains, a.phase, a.starts_on, a.ends_on,
    coalesce(r.state, 'not-started') AS state, a.sample
  FROM action a JOIN action_plan p ON p.id = a.plan_id JOIN objective o ON o.id = a.objective_id ${standing}
  WHERE a.plan_id = ANY ($1) AND ${isOpen}`;

/**
 * Their words as each language's full text search reads them; Chinese, which parts no words, by two signs. `raw`: as the
 * title writes it.
 */
const wordsOfActions = `
  SELECT n.id, n.iso3, n.language, n.theme, t.raw, w.word
  FROM need n
  CROSS JOIN LATERAL (
    SELECT DISTINCT raw FROM regexp_split_to_table(lower(n.title), '[^[:alnum:]]+') AS raw WHERE n.language <> 'zh'
    UNION SELECT substr(n.title, place, 2) FROM generate_series(1, length(n.title) - 1) AS place
      WHERE n.language = 'zh' AND substr(n.title, place, 2) ~ '^[一-鿿]{2}$') t
  CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector(CASE n.language WHEN 'en' THEN 'english' WHEN 'fr' THEN 'french'
    WHEN 'es' THEN 'spanish' WHEN 'ru' THEN 'russian' WHEN 'ar' THEN 'arabic' ELSE 'simple' END::regconfig, t.raw)))
    AS w (word)
  WHERE length(w.word) > 1`;

/** What every third action says parts none from another; among few, nothing is left out. */
const tellingWords = `
  SELECT theme, language, word FROM word GROUP BY theme, language, word
  HAVING count(DISTINCT iso3) > 1 AND count(*) <= greatest(40, (SELECT count(*) / 3 FROM need))`;

export function openNeeds(tx: ReadTransaction, plans: readonly string[]): Promise<NeedRow[]> {
  return tx.rows<NeedRow>(
    `WITH need AS MATERIALIZED (${openActions}), word AS (${wordsOfActions})
     SELECT n.id, n.plan_id, n.iso3, n.language, n.reference, n.title, n.theme, n.domains, n.phase, n.starts_on, n.ends_on, n.state,
       n.sample, (SELECT count(DISTINCT word) FROM word WHERE word.id = n.id)::int AS words
     FROM need n ORDER BY n.id`,
    [plans],
  );
}

/** Pairs of different countries' actions of one theme and language that share a telling word, with how near their titles are. */
export function sharedWords(tx: ReadTransaction, plans: readonly string[]): Promise<SharedWords[]> {
  return tx.rows<SharedWords>(
    `WITH need AS MATERIALIZED (${openActions}), word AS MATERIALIZED (${wordsOfActions}), telling AS (${tellingWords}),
     pair AS (
       SELECT one.id AS one_id, other.id AS other_id, array_agg(DISTINCT other.raw ORDER BY other.raw) AS words
       FROM telling JOIN word one USING (theme, language, word)
       JOIN word other ON other.theme = one.theme AND other.language = one.language AND other.word = one.word
         AND other.iso3 <> one.iso3 AND one.id < other.id
       GROUP BY 1, 2)
     SELECT pair.one_id AS "oneId", pair.other_id AS "otherId", pair.words,
       similarity(app.search_form(one.title), app.search_form(other.title))::float8 AS similarity
     FROM pair JOIN need one ON one.id = pair.one_id JOIN need other ON other.id = pair.other_id
     WHERE cardinality(pair.words) > 1 OR similarity(app.search_form(one.title), app.search_form(other.title)) >= 0.4`,
    [plans],
  );
}
