import type { Notification } from '@portal/contracts';
import type { Day, Language } from '@portal/domain';
import { sentence } from '@portal/texts';
import { dayIn } from '../platform/day-words.js';
import type { LetterLink } from '../platform/mail/letter.js';

type Names = Readonly<Record<string, string>>;

/** A notification with the names that its sentence needs. */
export interface ToldRow {
  readonly id: string;
  readonly kind: Notification['kind'];
  readonly iso3: string | null;
  readonly url: string;
  readonly country: Names | null;
  readonly indicator: Names | null;
  readonly level: Names | null;
  /** Null also where the reader sees it no more. */
  readonly action: string | null;
  readonly ends_on: Day | null;
  /** What a round table is called, its region and its first day by the clock of the place. */
  readonly meeting: string | null;
  readonly meeting_region: Names | null;
  readonly meeting_on: Day | null;
  /** What a commitment says, its reference and its due day; null also where the reader sees it no more. */
  readonly commitment: string | null;
  readonly commitment_reference: string | null;
  readonly commitment_due: Day | null;
  /** Null also where the person who is told sees nothing of it any more. */
  readonly plan: string | null;
}

/** Those names, from where they are. */
export const toldNames = `c.names AS country, i.names AS indicator, l.names AS level, a.title AS action, a.ends_on,
  t.reference AS meeting, g.names AS meeting_region, t.starts::date AS meeting_on,
  m.text AS commitment, m.reference AS commitment_reference, m.due_on AS commitment_due,
  CASE n.kind WHEN 'plan-shared' THEN app.seen_title(n.person_id, n.record_id) END AS plan`;

/** Where those names are: `c`, `i`, `l`, `a`, `m`, `t` and its region `g` beside the notification `n`. */
export const toldFrom = `FROM notification n LEFT JOIN partner_country c USING (iso3)
  LEFT JOIN indicator i ON i.id = n.indicator
  LEFT JOIN indicator_level l ON l.indicator = n.indicator AND l.id = n.level
  LEFT JOIN action a ON a.id = n.record_id
  LEFT JOIN commitment m ON m.id = n.record_id
  LEFT JOIN round_table t ON t.id = n.record_id LEFT JOIN region g ON g.code = t.region`;

/** What a notification says, in the reader's language. */
export function titleOf(row: ToldRow, language: Language): string {
  return sentence('notifications', sayingOf(row), language, {
    country: row.country?.[language] ?? row.iso3 ?? '',
    indicator: row.indicator?.[language] ?? '',
    level: row.level?.[language] ?? '',
    action: row.action ?? '',
    commitment: row.commitment ?? '',
    reference: row.commitment_reference ?? '',
    plan: row.plan ?? '',
    day: dayOf(row, language),
    meeting: [row.meeting, row.meeting_region?.[language]].filter(Boolean).join(', '),
  });
}

function dayOf({ ends_on, commitment_due, meeting_on }: ToldRow, language: Language): string {
  const day = ends_on ?? commitment_due ?? meeting_on;
  return day === null ? '' : dayIn(language, day);
}

/** What is told of an action, a plan or a commitment that its reader sees no more says nothing of it. */
function sayingOf(row: ToldRow): string {
  if (isOfAction(row) && row.action === null) return 'action-hidden';
  if (row.kind.startsWith('commitment-') && row.commitment === null) return 'commitment-hidden';
  return row.kind === 'plan-shared' && row.plan === null ? 'plan-hidden' : row.kind;
}

/** What can be answered with one click, each with the place where it is done. */
export function answersTo(row: ToldRow, language: Language): readonly LetterLink[] {
  if (!isOfAction(row)) return [];
  return (['on-track', 'done', 'blocked'] as const).map((answer) => ({
    words: sentence('mail', `answer-${answer}`, language, {}),
    path: `${row.url}?say=${answer}`,
  }));
}

function isOfAction({ kind }: ToldRow): boolean {
  return kind === 'action-due' || kind === 'action-overdue';
}
