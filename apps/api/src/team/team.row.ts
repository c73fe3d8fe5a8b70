import type {
  CbrnDomain,
  Day,
  InstrumentKind,
  Language,
  SeatPlace,
  SeatRole,
  SeatSight,
  Visibility,
} from '@portal/domain';

/** A row of `team`, with its terms of reference where the reader may see them. */
export interface TeamRow {
  readonly id: string;
  readonly iso3: string;
  readonly name: string;
  readonly terms_document: string | null;
  readonly terms_title: string | null;
  readonly visibility: Visibility;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `team_instrument`. */
export interface InstrumentRow {
  readonly id: string;
  readonly team_id: string;
  readonly iso3: string;
  readonly kind: InstrumentKind;
  readonly title: string;
  readonly taken_on: Day;
  readonly note: string;
  readonly document_id: string | null;
  readonly document_title: string | null;
  readonly url: string | null;
  readonly update_id: string | null;
  /** The prepared draft, while it waits to be sent and the reader may read it. */
  readonly draft_id: string | null;
  readonly version: number;
}

export interface RenewalRow {
  readonly on: Day;
  readonly until: Day;
}

/** A row of `seat`. */
export interface SeatRow {
  readonly id: string;
  readonly team_id: string;
  readonly iso3: string;
  readonly sector: string;
  readonly institution: string;
  readonly domains: readonly CbrnDomain[];
  readonly since: Day;
  readonly until: Day | null;
  readonly shown_to: SeatSight;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `seat_holding`, with whoever holds it where the reader may know. */
export interface HoldingRow {
  readonly id: string;
  readonly seat_id: string;
  readonly place: SeatPlace;
  readonly role: SeatRole;
  readonly since: Day;
  readonly until: Day | null;
  readonly is_ended: boolean;
  readonly member_id: string | null;
  readonly member_name: string | null;
  readonly member_institution: string | null;
  readonly member_is_erased: boolean;
  readonly member_version: number | null;
  readonly has_contact: boolean;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly letter_document: string | null;
  readonly letter_title: string | null;
  readonly version: number;
}

/** A row of `team_member`, with its contact where the reader may see it. */
export interface MemberRow {
  readonly id: string;
  readonly iso3: string;
  readonly name: string;
  readonly spellings: readonly string[];
  readonly institution: string;
  readonly languages: readonly Language[];
  readonly domains: readonly CbrnDomain[];
  readonly person_id: string | null;
  readonly apart: readonly string[];
  readonly merged_into: string | null;
  readonly erased_at: string | null;
  readonly has_contact: boolean;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly sample: boolean;
  readonly version: number;
}
