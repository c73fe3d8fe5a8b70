import type { Attendance, Day, Instant } from '@portal/domain';

/** A row of `team_meeting`, with its minutes where the reader may see them. */
export interface MeetingRow {
  readonly id: string;
  readonly team_id: string;
  readonly iso3: string;
  readonly starts: string;
  readonly ends: string;
  readonly zone: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly place: string;
  readonly agenda: string;
  readonly minutes_document: string | null;
  readonly minutes_title: string | null;
  readonly sequence: number;
  readonly cancelled_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `meeting_invitee`, with the member where the reader may know them. */
export interface InviteeRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly member_id: string;
  readonly attendance: Attendance;
  readonly name: string | null;
  readonly institution: string | null;
  readonly is_erased: boolean;
}

/** A row of `meeting_decision`. */
export interface DecisionRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly iso3: string;
  readonly text: string;
  readonly due: Day | null;
  readonly done_on: Day | null;
  /** The line of the action that it became. */
  readonly action_id: string | null;
  readonly version: number;
}
