import type { Delegate } from '@portal/contracts';
import type {
  Day,
  DelegateAnswer,
  DelegateAttendance,
  DelegationSeat,
  Instant,
  Participation,
  SeatQuota,
} from '@portal/domain';

/** A row of `delegation`, or what stands for one where nobody set anything. */
export interface DelegationRow extends SeatQuota {
  readonly iso3: string;
  readonly name: string;
  readonly participation: Participation;
  readonly took_part: boolean | null;
}

/** A row of `delegate`, with what the reader may know of its needs. */
export interface DelegateRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly iso3: string;
  readonly seat: DelegationSeat;
  readonly name: string;
  readonly email: string | null;
  readonly member_id: string | null;
  readonly person_id: string | null;
  readonly answer: DelegateAnswer;
  readonly attended: DelegateAttendance | null;
  readonly attended_at: Instant | null;
  readonly nominated_at: Instant;
  readonly erased_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
  readonly needs: {
    readonly visa: boolean;
    readonly interpretation: string;
    readonly diet: string;
    readonly goes: Day;
  } | null;
}

export function toDelegate(row: DelegateRow): Delegate {
  const { id, round_table_id: roundTableId, iso3, seat, email, member_id: memberId, person_id: personId, needs } = row;
  return {
    id,
    roundTableId,
    iso3,
    seat,
    name: row.erased_at === null ? row.name : null,
    email,
    memberId,
    personId,
    answer: row.answer,
    attended: row.attended,
    nominatedAt: row.nominated_at,
    needs: needs && {
      visaLetter: needs.visa,
      interpretation: needs.interpretation,
      diet: needs.diet,
      deleteOn: needs.goes,
    },
    sample: row.sample,
    version: row.version,
  };
}
