import type { Day, Instant, Language, PollAnswer, PollState, RoundTableLife } from '@portal/domain';

/** A row of `date_poll`. */
export interface DatePollRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly state: PollState;
  readonly closes_on: Day;
  readonly zone: string;
  readonly day_begins: string;
  readonly day_ends: string;
  readonly confirmed_option_id: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly life: RoundTableLife;
  /** The last day on which those who had not answered were reminded. */
  readonly reminded_on: Day | null;
}

/** A row of `date_poll_option` that stands. */
export interface OptionRow {
  readonly id: string;
  readonly letter: string;
  readonly first_day: Day;
  readonly last_day: Day;
  readonly version: number;
}

/** A row of `date_poll_answer`. */
export interface AnswerRow {
  readonly id: string;
  readonly date_poll_option_id: string;
  readonly iso3: string;
  readonly answer: PollAnswer;
  readonly answered_at: Instant;
  readonly version: number;
}

/** A focal point of a country that has not answered. */
export interface OwingRow {
  readonly iso3: string;
  readonly person_id: string;
  readonly language: Language;
}

/** Polls `p` as rows; the rest of the statement follows. */
export const selectPolls = `
  SELECT p.id, p.round_table_id, p.state, p.closes_on::text, p.zone, p.day_begins, p.day_ends, p.confirmed_option_id,
    p.sample, p.version, t.life,
    (SELECT max(r.reminded_on)::text FROM date_poll_reminder r WHERE r.date_poll_id = p.id) AS reminded_on
  FROM date_poll p JOIN round_table t ON t.id = p.round_table_id`;

export const selectOptions = `
  SELECT id, letter, first_day::text, last_day::text, version FROM date_poll_option
  WHERE date_poll_id = $1 AND withdrawn_at IS NULL ORDER BY letter`;
