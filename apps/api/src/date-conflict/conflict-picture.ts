import type { DateConflict as Picture } from '@portal/contracts';
import type { DateConflict } from '@portal/domain';
import type { AcceptanceRow } from './acceptance.queries.js';
import type { PlannedRow } from './planned-meeting.queries.js';

/** Conflicts with the names of countries and meetings, and with what was accepted of them. */
export function picturesOf(
  conflicts: readonly DateConflict[],
  others: readonly PlannedRow[],
  accepted: readonly AcceptanceRow[],
  nameOf: (iso3: string) => string,
): Picture[] {
  return conflicts.map((each) => {
    const other = others.find(({ id }) => id === each.otherId);
    const acceptance = accepted.find(({ key }) => key === each.key);
    return {
      kind: each.kind,
      key: each.key,
      first: each.first,
      last: each.last,
      countries: each.countries.map((iso3) => ({ iso3, name: nameOf(iso3) })),
      ofTwoRegions: [...each.ofTwoRegions],
      regions: [...each.regions],
      other: other
        ? { id: other.id, reference: other.reference, city: other.city, first: other.first, last: other.last }
        : null,
      holiday: each.holiday,
      isOfHost: each.isOfHost,
      accepted: acceptance ? toAccepted(acceptance) : null,
    };
  });
}

function toAccepted({ reason, accepted_at: at, role, scope, person_id, person_name }: AcceptanceRow) {
  const person = person_id === null || person_name === null ? null : { id: person_id, name: person_name };
  return { reason, at, by: role === null || scope === null ? null : { role, scope, person } };
}
