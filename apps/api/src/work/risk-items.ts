import type { WorkItem } from '@portal/contracts';
import {
  type Actor,
  addDays,
  type Day,
  daysToLook,
  holds,
  isFocalPointOf,
  type Language,
  quarterOf,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import type { ReadTransaction } from '../platform/database/transaction.js';

interface RiskItemRow {
  readonly kind: 'score-scenario' | 'review-scenario' | 'look-at-picture';
  readonly id: string;
  readonly iso3: string;
  readonly country: Readonly<Partial<Record<Language, string>>>;
  readonly due_on: Day;
  readonly url: string;
  readonly sample: boolean;
}

/** Scenarios that wait for the actor's score or review, and regional pictures that wait for their country's look. */
export async function risksWaiting(tx: ReadTransaction, actor: Actor, today: Day): Promise<WorkItem[]> {
  const rows = [
    ...(await tx.rows<RiskItemRow>(scoresSql)),
    ...(await tx.rows<RiskItemRow>(reviewsSql)),
    ...(await picturesFor(tx, actor, today)),
  ];
  return rows.map((row) => itemOf(row, actor.language));
}

/** Rounds that are open and ask the actor, who has not scored. */
const scoresSql = `
  SELECT 'score-scenario' AS kind, r.id, r.iso3, c.names AS country, (r.closes_at AT TIME ZONE 'UTC')::date AS due_on,
    '/risks/' || r.assessment_id || '/scenarios/' || r.scenario_id AS url, r.sample
  FROM scorer x JOIN scoring_round r ON r.id = x.round_id JOIN partner_country c ON c.iso3 = r.iso3
  WHERE x.person_id = (SELECT app.actor()) AND x.scored_at IS NULL AND r.closed_at IS NULL AND now() < r.closes_at
  ORDER BY r.closes_at, r.id`;

/** Scenarios that the actor is asked to review, and has not, of versions that are not frozen. */
const reviewsSql = `
  SELECT DISTINCT ON (s.id) 'review-scenario' AS kind, s.id, s.iso3, c.names AS country, g.until AS due_on,
    '/risks/' || s.assessment_id || '/scenarios/' || s.id AS url, s.sample
  FROM risk_grant g JOIN scenario s ON s.assessment_id = g.assessment_id AND s.id = ANY (g.scenario_ids)
  JOIN partner_country c ON c.iso3 = s.iso3
  WHERE g.person_id = (SELECT app.actor()) AND g.purpose = 'review' AND g.withdrawn_at IS NULL AND app.today() <= g.until
    AND NOT app.is_risk_frozen(s.id)
    AND NOT EXISTS (SELECT FROM review x WHERE x.scenario_id = s.id AND x.person_id = g.person_id)
  ORDER BY s.id, g.until DESC`;

interface DraftedRow extends Omit<RiskItemRow, 'due_on'> {
  readonly drafted_on: Day;
}

/** Of this quarter and not published; the latest one of the region, where it is of the actor's country. */
async function picturesFor(tx: ReadTransaction, actor: Actor, today: Day): Promise<RiskItemRow[]> {
  if (!holds(actor, 'focal-point')) return [];
  const rows = await tx.rows<DraftedRow>(
    `SELECT 'look-at-picture' AS kind, d.id, c.iso3, c.names AS country, (d.drafted_at AT TIME ZONE 'UTC')::date AS drafted_on,
       '/regions/' || c.main_region || '/risk-picture' AS url, false AS sample
     FROM partner_country c
     CROSS JOIN LATERAL (SELECT * FROM app.picture_drafts((SELECT app.actor()), c.main_region, $1) LIMIT 1) d
     WHERE c.iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[]) AND c.iso3 = ANY (d.countries)
       AND NOT c.iso3 = ANY (d.looked)
       AND EXISTS (SELECT FROM picture_sharing s WHERE s.iso3 = c.iso3 AND s.left_at IS NULL)
       AND NOT EXISTS (SELECT FROM regional_picture x WHERE x.region = c.main_region AND x.quarter = $1)
     ORDER BY c.iso3`,
    [quarterOf(today).from],
  );
  return rows
    .filter(({ iso3 }) => isFocalPointOf(actor, iso3))
    .map(({ drafted_on: drafted, ...row }) => ({ ...row, due_on: addDays(drafted, daysToLook) }));
}

function itemOf({ kind, id, iso3, country, due_on: dueOn, url, sample }: RiskItemRow, language: Language): WorkItem {
  return {
    id: `${kind}:${id}:${iso3}`,
    kind,
    title: sentence('work', kind, language, { country: country[language] ?? iso3 }),
    dueOn,
    url,
    iso3,
    indicator: null,
    claimId: null,
    sample,
  };
}
