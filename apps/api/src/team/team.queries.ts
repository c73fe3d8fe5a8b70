import type { Holder, Seat, SeatHolding, Sector, Team, TeamInstrument, TeamMember } from '@portal/contracts';
import type { Day, InstrumentKind, Language } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { HoldingRow, InstrumentRow, MemberRow, RenewalRow, SeatRow, TeamRow } from './team.row.js';

export const selectTeams = `SELECT t.*, d.title AS terms_title FROM team t
  LEFT JOIN document d ON d.id = t.terms_document AND d.removed_at IS NULL`;

export function teamOfCountry(tx: ReadTransaction, iso3: string): Promise<TeamRow | undefined> {
  return tx.row<TeamRow>(`${selectTeams} WHERE t.iso3 = $1`, [iso3]);
}

export function teamById(tx: ReadTransaction, id: string): Promise<TeamRow | undefined> {
  return tx.row<TeamRow>(`${selectTeams} WHERE t.id = $1`, [id]);
}

const selectInstruments = `SELECT i.*, d.title AS document_title, u.id AS draft_id FROM team_instrument i
  LEFT JOIN document d ON d.id = i.document_id AND d.removed_at IS NULL
  LEFT JOIN status_update u ON u.id = i.update_id AND u.state = 'draft'`;

export function instrumentsOf(tx: ReadTransaction, teamId: string): Promise<InstrumentRow[]> {
  return tx.rows<InstrumentRow>(`${selectInstruments} WHERE i.team_id = $1 ORDER BY i.taken_on, i.id`, [teamId]);
}

export function instrumentById(tx: ReadTransaction, id: string): Promise<InstrumentRow | undefined> {
  return tx.row<InstrumentRow>(`${selectInstruments} WHERE i.id = $1`, [id]);
}

/** The days of the instruments of many teams. */
export function instrumentDaysOf(
  tx: ReadTransaction,
  teamIds: readonly string[],
): Promise<{ readonly team_id: string; readonly kind: InstrumentKind; readonly on: Day }[]> {
  return tx.rows('SELECT team_id, kind, taken_on AS "on" FROM team_instrument WHERE team_id = ANY ($1)', [teamIds]);
}

/** The day of each team's next meeting that still stands, as the calendar on its wall shows it. */
export function nextMeetingDaysOf(
  tx: ReadTransaction,
  teamIds: readonly string[],
): Promise<{ readonly team_id: string; readonly day: Day }[]> {
  return tx.rows(
    `SELECT DISTINCT ON (team_id) team_id, starts::date AS day FROM team_meeting
     WHERE team_id = ANY ($1) AND cancelled_at IS NULL AND ends_at > now() ORDER BY team_id, starts_at`,
    [teamIds],
  );
}

export function renewalsOf(
  tx: ReadTransaction,
  teamIds: readonly string[],
): Promise<(RenewalRow & { team_id: string })[]> {
  return tx.rows(
    `SELECT team_id, renewed_on AS "on", until FROM team_renewal WHERE team_id = ANY ($1) ORDER BY renewed_on, recorded_at`,
    [teamIds],
  );
}

/** The seats of teams with all their terms, in the order of the sectors. */
export async function seatsOfTeams(tx: ReadTransaction, teamIds: readonly string[]): Promise<readonly Seat[]> {
  const rows = await tx.rows<SeatRow>(
    `SELECT s.* FROM seat s JOIN sector c ON c.id = s.sector WHERE s.team_id = ANY ($1)
     ORDER BY c.position, lower(s.institution), s.id`,
    [teamIds],
  );
  return withHoldings(tx, rows);
}

export async function seatById(tx: ReadTransaction, id: string): Promise<Seat | undefined> {
  const [seat] = await withHoldings(tx, await tx.rows<SeatRow>('SELECT * FROM seat WHERE id = $1', [id]));
  return seat;
}

export async function withHoldings(tx: ReadTransaction, seats: readonly SeatRow[]): Promise<readonly Seat[]> {
  if (seats.length === 0) return [];
  const rows = await tx.rows<HoldingRow>(
    `${selectHoldings} WHERE h.seat_id = ANY ($1) ORDER BY h.since DESC, h.id DESC`,
    [seats.map(({ id }) => id)],
  );
  const bySeat = Map.groupBy(rows, (row) => row.seat_id);
  return seats.map((row) => toSeat(row, (bySeat.get(row.id) ?? []).map(toHolding)));
}

const selectHoldings = `SELECT h.id, h.seat_id, h.place, h.role, h.since, h.until, h.ended_at IS NOT NULL AS is_ended,
    h.version, x.member_id, m.name AS member_name, m.institution AS member_institution,
    m.erased_at IS NOT NULL AS member_is_erased,
    m.version AS member_version, c.id IS NOT NULL AS has_contact, c.email, c.telephone, x.letter_document,
    d.title AS letter_title
  FROM seat_holding h LEFT JOIN seat_holder x ON x.holding_id = h.id LEFT JOIN team_member m ON m.id = x.member_id
  LEFT JOIN member_contact c ON c.member_id = m.id LEFT JOIN document d ON d.id = x.letter_document AND d.removed_at IS NULL`;

export function holdingById(
  tx: ReadTransaction,
  id: string,
): Promise<(HoldingRow & { readonly iso3: string }) | undefined> {
  return tx.row(
    `SELECT h.iso3, found.* FROM (${selectHoldings} WHERE h.id = $1) found JOIN seat_holding h ON h.id = found.id`,
    [id],
  );
}

export const selectMembers = `SELECT m.*, c.id IS NOT NULL AS has_contact, c.email, c.telephone FROM team_member m
  LEFT JOIN member_contact c ON c.member_id = m.id`;

export function memberById(tx: ReadTransaction, id: string): Promise<MemberRow | undefined> {
  return tx.row<MemberRow>(`${selectMembers} WHERE m.id = $1`, [id]);
}

export function membersOf(tx: ReadTransaction, iso3: string): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(
    `${selectMembers} WHERE m.iso3 = $1 AND m.merged_into IS NULL AND m.erased_at IS NULL ORDER BY m.written_at, m.id`,
    [iso3],
  );
}

/** All sectors in their order, in the reader's language. */
export async function sectorsIn(tx: ReadTransaction, language: Language): Promise<readonly Sector[]> {
  const rows = await tx.rows<{ id: string; names: Readonly<Record<string, string>> }>(
    'SELECT id, names FROM sector ORDER BY position',
  );
  return rows.map(({ id, names }) => ({ id, name: names[language] ?? id }));
}

export async function isPartner(tx: ReadTransaction, iso3: string): Promise<boolean> {
  return (await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3])) !== undefined;
}

/** Every partner country there ever was; `is_own`: the reader is of its own people. */
export function everyCountry(tx: ReadTransaction): Promise<{ readonly iso3: string; readonly is_own: boolean }[]> {
  return tx.rows(
    'SELECT iso3, iso3 = ANY (app.own_countries(app.actor())) AS is_own FROM partner_country ORDER BY iso3',
  );
}

/** The regions that a country is in today. */
export async function regionsOf(tx: ReadTransaction, iso3: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ region: string }>(
    `SELECT region FROM membership WHERE iso3 = $1 AND (since IS NULL OR since <= app.today())
       AND (until IS NULL OR until >= app.today())`,
    [iso3],
  );
  return rows.map(({ region }) => region);
}

/** Whether the country has such a document, and the actor may see it. */
export async function hasDocument(tx: ReadTransaction, iso3: string, id: string): Promise<boolean> {
  const row = await tx.row('SELECT 1 FROM document WHERE id = $1 AND iso3 = $2 AND removed_at IS NULL', [id, iso3]);
  return row !== undefined;
}

export function toTeam(row: TeamRow): Team {
  const { id, iso3, name, visibility, sample, version } = row;
  return { id, iso3, name, visibility, terms: held(row.terms_document, row.terms_title), sample, version };
}

export function toInstrument(row: InstrumentRow): TeamInstrument {
  const { id, kind, title, note, url, version } = row;
  const document = held(row.document_id, row.document_title);
  return { id, kind, title, on: row.taken_on, note, document, url, draftId: row.draft_id, version };
}

export function toMember(row: MemberRow): TeamMember {
  const { id, iso3, name, institution, sample, version, email, telephone } = row;
  return {
    id,
    iso3,
    name,
    spellings: [...row.spellings],
    institution,
    languages: [...row.languages],
    domains: [...row.domains],
    hasAccount: row.person_id !== null,
    contact: row.has_contact ? { email, telephone } : null,
    mergedInto: row.merged_into,
    isErased: row.erased_at !== null,
    sample,
    version,
  };
}

function toSeat(row: SeatRow, holdings: SeatHolding[]): Seat {
  const { id, iso3, sector, institution, since, until, sample, version } = row;
  const domains = [...row.domains];
  return {
    id,
    teamId: row.team_id,
    iso3,
    sector,
    institution,
    domains,
    since,
    until,
    shownTo: row.shown_to,
    holdings,
    sample,
    version,
  };
}

function toHolding(row: HoldingRow): SeatHolding {
  const { id, place, role, since, until } = row;
  return {
    id,
    place,
    role,
    since,
    until,
    isEnded: row.is_ended,
    holder: holderIn(row),
    letter: held(row.letter_document, row.letter_title),
  };
}

function holderIn(row: HoldingRow): Holder | null {
  const { member_id: id, member_name: name, member_institution: institution, member_version: version } = row;
  if (id === null || name === null || institution === null || version === null) return null;
  const { email, telephone, member_is_erased: isErased } = row;
  return { id, name, institution, isErased, contact: row.has_contact ? { email, telephone } : null, version };
}

function held(id: string | null, title: string | null) {
  return id === null ? null : { id, title };
}
