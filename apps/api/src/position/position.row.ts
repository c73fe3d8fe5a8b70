import type { CountryPosition, Hand, PositionVersion, PositionWords } from '@portal/contracts';
import type { HearingChannel, Instant, PositionKind, Role } from '@portal/domain';

/** A row of `country_position` with who wrote it. */
export interface PositionRow {
  readonly iso3: string;
  readonly number: number;
  readonly kind: PositionKind;
  readonly language: string | null;
  readonly needs: string;
  readonly priorities: string;
  readonly channel: HearingChannel | null;
  readonly reason: string;
  readonly written_at: Instant;
  readonly role: Role | null;
  readonly scope: Hand['scope'] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
}

/** A row of `position_draft`. */
export interface DraftRow {
  readonly id: string;
  readonly version: number;
  readonly iso3: string;
  readonly language: string;
  readonly needs: string;
  readonly priorities: string;
  readonly written_at: Instant;
}

/** A member country and when it was asked. */
export interface MemberRow {
  readonly iso3: string;
  readonly name: string;
  readonly asked_at: readonly Instant[];
}

/** Words on positions `p`; the rest of the statement follows. */
export const selectPositions = `
  SELECT p.iso3, p.number, p.kind, p.language, p.needs, p.priorities, p.channel, p.reason, p.written_at,
    p.written_role AS role, p.written_scope AS scope, w.id AS person_id, w.name AS person_name
  FROM country_position p LEFT JOIN person w ON w.id = p.written_by`;

export function toVersion(row: PositionRow): PositionVersion {
  const { number, kind, channel, reason, role, scope, person_id: id, person_name: name } = row;
  const person = id === null || name === null ? null : { id, name };
  return {
    number,
    kind,
    words: wordsOf(row),
    channel,
    reason,
    by: role === null || scope === null ? null : { role, scope, person },
    at: row.written_at,
  };
}

export function toDraft({ language, needs, priorities, written_at: at }: DraftRow): CountryPosition['draft'] {
  return { language, needs, priorities, at };
}

function wordsOf({ language, needs, priorities }: PositionRow): PositionWords | null {
  return language === null ? null : { language, needs, priorities };
}
