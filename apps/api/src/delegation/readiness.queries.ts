import {
  type Day,
  daysBetween,
  confirmBy,
  defaultStepDays,
  checklistDay,
  isStepNeeded,
  type Language,
  type ReadinessStep,
  readinessSteps,
  type StepKnown,
  type Instant,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { plansOf } from './checklist.queries.js';

/** Of a round table, what the readiness of its countries depends on. */
export interface ReadinessMeeting {
  readonly id: string;
  readonly region: string | null;
  readonly host_country: string | null;
  readonly starts: string | null;
  readonly sample: boolean;
}

/** A country with all that is known of its steps. */
export interface ReadinessKnown {
  readonly iso3: string;
  readonly name: string;
  readonly isHost: boolean;
  readonly steps: Readonly<Record<ReadinessStep, StepKnown>>;
  readonly reasons: Readonly<Partial<Record<ReadinessStep, string>>>;
  readonly ticked: readonly ReadinessStep[];
  readonly monthsOld: number | null;
  readonly telephone: string | null;
  readonly focalPoint: string | null;
  readonly lastReminded: Instant | null;
  readonly remindedToday: boolean;
}

interface CountryRow {
  readonly iso3: string;
  readonly name: string;
  readonly named_on: Day | null;
  readonly given_on: Day | null;
  readonly marks: readonly {
    readonly step: ReadinessStep;
    readonly kind: string;
    readonly on: Day;
    readonly reason: string;
  }[];
  readonly reminded: Instant | null;
  readonly reminded_today: boolean;
  readonly telephone: string | null;
  readonly focal: string | null;
}

interface LevelRow {
  readonly iso3: string;
  readonly attested_on: Day;
  readonly shelf_life_months: number;
}

/** Every country of the meeting, from records where there are any, else from what was ticked. */
export async function readinessOf(
  tx: ReadTransaction,
  meeting: ReadinessMeeting,
  language: Language,
  today: Day,
): Promise<readonly ReadinessKnown[]> {
  const countries = await tx.rows<CountryRow>(countriesSql, [meeting.id, language, today]);
  const invited = await tx.row<{ on: Day }>(invitedSql, [meeting.id]);
  const levels = Map.groupBy(
    await tx.rows<LevelRow>(levelsSql, [countries.map(({ iso3 }) => iso3), meeting.sample]),
    ({ iso3 }) => iso3,
  );
  const due = await dueDays(tx, meeting);
  return countries.map((row) => {
    const isHost = row.iso3 === meeting.host_country;
    const status = statusOf(levels.get(row.iso3) ?? [], today);
    const ticked = row.marks.filter(({ kind }) => kind === 'done');
    const doneOn = (step: ReadinessStep): Day | null => {
      if (step === 'invited') return invited?.on ?? null;
      if (step === 'nominated') return row.named_on;
      if (step === 'position') return row.given_on;
      if (step === 'status') return status.on;
      return ticked.find((each) => each.step === step)?.on ?? null;
    };
    const accepted = row.marks.filter(({ kind }) => kind === 'accepted');
    const known = (step: ReadinessStep): StepKnown => ({
      doneOn: doneOn(step),
      dueOn: due[step],
      isAccepted: accepted.some((each) => each.step === step),
      isNeeded: isStepNeeded(step, isHost),
    });
    return {
      iso3: row.iso3,
      name: row.name,
      isHost,
      steps: {
        invited: known('invited'),
        nominated: known('nominated'),
        letter: known('letter'),
        travel: known('travel'),
        briefing: known('briefing'),
        position: known('position'),
        status: known('status'),
      },
      reasons: Object.fromEntries(accepted.map(({ step, reason }) => [step, reason])),
      ticked: ticked.map(({ step }) => step),
      monthsOld: status.monthsOld,
      telephone: row.telephone,
      focalPoint: row.focal,
      lastReminded: row.reminded,
      remindedToday: row.reminded_today,
    };
  });
}

/** When each step is due: the region's list may say so by the step's name. */
async function dueDays(tx: ReadTransaction, meeting: ReadinessMeeting): Promise<Record<ReadinessStep, Day | null>> {
  const plans = await plansOf(tx, meeting.region);
  const first = meeting.starts?.slice(0, 10) ?? null;
  const daysOf = (step: ReadinessStep) =>
    plans.find(({ key }) => key === (step === 'invited' ? 'invitations' : step))?.days ?? defaultStepDays[step];
  const due = (step: ReadinessStep) => checklistDay(first, daysOf(step));
  return {
    invited: due('invited'),
    nominated: due('nominated'),
    letter: due('letter'),
    travel: due('travel'),
    briefing: due('briefing'),
    position: due('position'),
    status: due('status'),
  };
}

/** Up to date since the newest of its levels, where it has some and none is older than it holds. */
function statusOf(
  levels: readonly LevelRow[],
  today: Day,
): { readonly on: Day | null; readonly monthsOld: number | null } {
  const oldest = levels.reduce<Day | null>(
    (found, { attested_on: on }) => (found === null || on < found ? on : found),
    null,
  );
  if (oldest === null) return { on: null, monthsOld: null };
  const isStale = levels.some((each) => confirmBy(each.attested_on, each.shelf_life_months) < today);
  if (isStale) return { on: null, monthsOld: Math.floor(daysBetween(oldest, today) / 30.44) };
  const newest = levels.reduce((found, { attested_on: on }) => (on > found ? on : found), oldest);
  return { on: newest, monthsOld: null };
}

export const isReadinessStep = (value: string): value is ReadinessStep => readinessSteps.some((step) => step === value);

const countriesSql = `
  SELECT c.iso3, p.names ->> $2 AS name,
    (SELECT min(d.nominated_at AT TIME ZONE 'UTC')::date FROM delegate d WHERE d.round_table_id = $1 AND d.iso3 = c.iso3
       AND d.seat = 'head' AND d.answer NOT IN ('declined', 'invited', 'seen')) AS named_on,
    g.given_on,
    coalesce((SELECT jsonb_agg(jsonb_build_object('step', m.step, 'kind', m.kind,
        'on', (m.marked_at AT TIME ZONE 'UTC')::date, 'reason', m.reason)) FROM readiness_mark m
      WHERE m.round_table_id = $1 AND m.iso3 = c.iso3), '[]') AS marks,
    r.reminded, coalesce(r.today, false) AS reminded_today, f.telephone, f.name AS focal
  FROM app.round_table_countries(ARRAY[$1::uuid]) c JOIN partner_country p ON p.iso3 = c.iso3
  LEFT JOIN app.position_days($1) g ON g.iso3 = c.iso3
  LEFT JOIN LATERAL (SELECT max(r.sent_at) AS reminded, bool_or(r.sent_on = $3) AS today FROM readiness_reminder r
    WHERE r.round_table_id = $1 AND r.iso3 = c.iso3) r ON true
  LEFT JOIN LATERAL (SELECT h.name, nullif(btrim(k.telephone), '') AS telephone FROM person h
    LEFT JOIN team_member m ON m.person_id = h.id AND m.iso3 = c.iso3 AND m.merged_into IS NULL
    LEFT JOIN member_contact k ON k.member_id = m.id
    WHERE h.id = ANY (app.holders('focal-point', ARRAY[c.iso3], $3))
    ORDER BY nullif(btrim(k.telephone), '') IS NULL, h.id LIMIT 1) f ON true
  ORDER BY c.iso3`;

/** Of the present invitation: a postponed meeting's old one counts no more. */
const invitedSql = `
  SELECT (s.taken_at AT TIME ZONE 'UTC')::date AS on FROM round_table_step s JOIN round_table t ON t.id = s.round_table_id
  WHERE s.round_table_id = $1 AND s.life = 'invited' AND t.life IN ('invited', 'held', 'concluded')
  ORDER BY s.taken_at DESC LIMIT 1`;

/** The levels that the reader sees; sample ones for sample meetings alone. */
const levelsSql = `
  SELECT s.iso3, s.attested_on, d.shelf_life_months
  FROM status_span s JOIN indicator i ON i.id = s.indicator
  CROSS JOIN LATERAL (SELECT shelf_life_months FROM indicator_definition d WHERE d.indicator = s.indicator
    ORDER BY recorded_at DESC LIMIT 1) d
  WHERE s.iso3 = ANY ($1) AND s.with_sample = $2 AND s.known_until = 'infinity' AND s.valid_from <= app.today()
    AND (s.valid_until IS NULL OR app.today() < s.valid_until)
    AND (i.closed_on IS NULL OR app.today() < i.closed_on)`;
