import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const focalPoint: readonly Who[] = ['nfp.mar'];
const own: readonly Who[] = ['nfp.mar', 'member.mar'];

/**
 * Morocco's team, which the network sees; one of its seats is shown to the country only.
 *
 * @param region who reads what is for Morocco's region
 * @param reporting who looks after what Morocco has under way
 */
export const teamProbes = (
  signedIn: readonly Who[],
  region: readonly Who[],
  reporting: readonly Who[],
): readonly Probe[] => {
  const runs = { adds: focalPoint, changes: focalPoint, removes: [] } as const;
  const holders = (
    institution: string,
  ) => `holding_id IN (SELECT h.id FROM seat_holding h JOIN seat s ON s.id = h.seat_id
    WHERE s.institution = '${institution}')`;
  const contacts = (name: string) => `member_id IN (SELECT id FROM team_member WHERE name = '${name}')`;
  return [
    { table: 'team', where: `iso3 = 'MAR'`, touch: `name = 'x'`, reads: signedIn, ...runs },
    { table: 'team_instrument', where: `iso3 = 'MAR'`, touch: `note = 'x'`, reads: signedIn, ...runs },
    { table: 'team_renewal', where: `iso3 = 'MAR'`, touch: `until = '2040-01-01'`, reads: signedIn, ...runs },
    { table: 'seat', where: `institution = 'probe-hidden'`, touch: 'version = 9', reads: signedIn, ...runs },
    { table: 'seat_holding', where: `iso3 = 'MAR'`, touch: `role = 'expert'`, reads: signedIn, ...runs },
    { table: 'seat_holder', where: holders('probe-shown'), touch: 'version = 9', reads: signedIn, ...runs },
    { table: 'seat_holder', where: holders('probe-hidden'), touch: 'version = 9', reads: own, ...runs },
    { table: 'team_member', where: `name = 'probe-shown'`, touch: `institution = 'x'`, reads: signedIn, ...runs },
    { table: 'team_member', where: `name = 'probe-hidden'`, touch: `institution = 'x'`, reads: own, ...runs },
    { table: 'member_contact', where: contacts('probe-shown'), touch: `telephone = '1'`, reads: region, ...runs },
    { table: 'member_contact', where: contacts('probe-hidden'), touch: `telephone = '1'`, reads: own, ...runs },
    { table: 'team_meeting', where: `place = 'probe'`, touch: `agenda = 'x'`, reads: signedIn, ...runs },
    {
      table: 'meeting_invitee',
      where: `iso3 = 'MAR'`,
      touch: `attendance = 'present'`,
      reads: signedIn,
      ...runs,
      removes: focalPoint,
    },
    { table: 'meeting_decision', where: `text = 'probe'`, touch: `due = '2030-01-01'`, reads: signedIn, ...runs },
    // Appended: what was written stands.
    {
      table: 'team_letter',
      where: `subject = 'probe'`,
      touch: `text = 'x'`,
      reads: reporting,
      adds: reporting.filter((who) => who !== 'member.mar'),
      changes: [],
      removes: [],
    },
  ];
};

export async function seedTeam(owner: Application['owner']): Promise<void> {
  await owner(`WITH made AS (INSERT INTO team (iso3, name) VALUES ('MAR', 'probe-team') RETURNING id),
    founded AS (INSERT INTO team_instrument (team_id, iso3, kind, title, taken_on)
      SELECT id, 'MAR', 'founding', 'probe', '2020-01-01' FROM made),
    renewed AS (INSERT INTO team_renewal (team_id, iso3, renewed_on, until)
      SELECT id, 'MAR', '2020-01-01', '2030-01-01' FROM made)
    INSERT INTO seat (team_id, iso3, sector, institution, since, shown_to)
    SELECT id, 'MAR', 'health', 'probe-shown', '2020-01-01'::date, 'team' FROM made
    UNION ALL SELECT id, 'MAR', 'intelligence', 'probe-hidden', '2020-01-01', 'country' FROM made`);
  for (const name of ['probe-shown', 'probe-hidden']) {
    await owner(
      `WITH held AS (INSERT INTO seat_holding (seat_id, iso3, place, role, since)
          SELECT id, 'MAR', 'principal', 'member', '2020-01-01' FROM seat WHERE institution = $1 RETURNING id),
        person AS (INSERT INTO team_member (iso3, name) VALUES ('MAR', $1) RETURNING id),
        reached AS (INSERT INTO member_contact (member_id, iso3, telephone) SELECT id, 'MAR', 'probe' FROM person)
      INSERT INTO seat_holder (holding_id, member_id, iso3) SELECT held.id, person.id, 'MAR' FROM held, person`,
      [name],
    );
  }
  await owner(`WITH met AS (INSERT INTO team_meeting (team_id, iso3, starts, ends, zone, starts_at, ends_at, place)
      SELECT id, 'MAR', '2026-03-02 09:00', '2026-03-02 12:00', 'Africa/Casablanca', '2026-03-02 09:00Z',
        '2026-03-02 12:00Z', 'probe' FROM team WHERE iso3 = 'MAR' RETURNING id),
    decided AS (INSERT INTO meeting_decision (meeting_id, iso3, text) SELECT id, 'MAR', 'probe' FROM met),
    written AS (INSERT INTO team_letter (team_id, iso3, subject, text, sent_by, sent_to, without_address)
      SELECT t.id, 'MAR', 'probe', 'probe', p.id, 0, 0 FROM team t, person p
      WHERE t.iso3 = 'MAR' AND p.email = 'nfp.mar@example.org')
    INSERT INTO meeting_invitee (meeting_id, iso3, member_id)
    SELECT met.id, 'MAR', m.id FROM met, team_member m WHERE m.name = 'probe-shown'`);
}
