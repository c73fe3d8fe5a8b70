import { addDays, addMonths, type Day, type SeatPlace, type SeatRole } from '@portal/domain';
import type { Owner } from './owner.js';

/** Somebody invented, and their terms in one place of a seat; days count from the day of the first load. */
interface SampleTerm {
  readonly place: SeatPlace;
  readonly name: string;
  readonly role?: SeatRole;
  readonly since: Day;
  readonly until: Day | null;
}

interface SampleSeat {
  readonly sector: string;
  readonly institution: string;
  readonly domains: readonly string[];
  readonly since: Day;
  readonly shownTo?: 'country';
  readonly terms: readonly SampleTerm[];
}

/** An invented team; its name says so. */
export interface SampleTeam {
  readonly iso3: string;
  readonly name: string;
  readonly instruments: readonly {
    readonly kind: 'founding' | 'amendment';
    readonly title: string;
    readonly on: Day;
  }[];
  readonly renewals: readonly { readonly on: Day; readonly until: Day }[];
  readonly seats: readonly SampleSeat[];
}

type Line = readonly [
  sector: string,
  institution: string,
  domains: string,
  principal: string,
  alternate: string | null,
  months: number,
];

const mauritania: readonly Line[] = [
  ['foreign-affairs', 'Ministère des affaires étrangères', '', 'F. Dia', 'S. Ould Ely', 60],
  ['interior-police', 'Direction générale de la sûreté nationale', 'CR', 'H. Barry', 'K. Sow', 60],
  ['civil-protection', 'Direction de la protection civile', 'CB', 'B. Camara', 'N. Wane', 72],
  ['health', 'Ministère de la santé', 'B', 'Z. Mint Ahmed', 'D. Ba', 72],
  ['environment', 'Ministère de l’environnement', 'CR', 'L. Thiam', null, 48],
  ['customs-border', 'Direction générale des douanes', 'C', 'O. Sidi', 'Y. Gueye', 66],
  ['defence', 'Ministère de la défense', 'CN', 'G. Traoré', 'W. Sy', 54],
  ['justice', 'Ministère public', '', 'T. Fall', 'R. Niang', 40],
  ['nuclear-regulator', 'Autorité de radioprotection', 'RN', 'I. Diallo', 'E. Ould Dah', 50],
  ['science-academia', 'Université, faculté des sciences', 'CB', 'P. Cissé', null, 26],
];

const kyrgyzstan: readonly Line[] = [
  ['civil-protection', 'Министерство чрезвычайных ситуаций', 'CBRN', 'А. Образцов', 'Б. Примеров', 44],
  ['health', 'Министерство здравоохранения', 'B', 'В. Условная', null, 44],
  ['nuclear-regulator', 'Орган радиационной безопасности', 'RN', 'Г. Вымышленный', null, 30],
  ['customs-border', 'Таможенная служба', 'C', 'Д. Тестов', 'Е. Тестова', 20],
];

/** Two teams: one that was renewed twice, with a vacant seat, a leaver and a seat shown to the country only; a young one. */
export function sampleTeams(today: Day): readonly SampleTeam[] {
  const before = (months: number) => addMonths(today, -months);
  const end = addMonths(today, 7);
  const seatOf =
    (until: Day) =>
    ([sector, institution, domains, principal, alternate, months]: Line): SampleSeat => ({
      sector,
      institution,
      domains: [...domains],
      since: before(months),
      terms: [
        { place: 'principal', name: principal, since: before(months - 2), until },
        ...(alternate
          ? [{ place: 'alternate', name: alternate, since: before(Math.round(months / 2)), until } as const]
          : []),
      ],
    });
  return [
    {
      iso3: 'MRT',
      name: 'Exemple : comité national pour les risques CBRN',
      instruments: [
        { kind: 'founding', title: 'Exemple : arrêté 112', on: before(73) },
        { kind: 'amendment', title: 'Exemple : arrêté 57', on: before(41) },
      ],
      renewals: [
        { on: before(72), until: before(42) },
        { on: before(42), until: before(6) },
        { on: before(10), until: end },
      ],
      seats: [
        {
          sector: 'head-of-government',
          institution: 'Cabinet du Premier ministre',
          domains: [],
          since: before(72),
          terms: [
            { place: 'principal', name: 'M. Exemple', role: 'chair', since: before(70), until: before(42) },
            { place: 'principal', name: 'A. Kane', role: 'chair', since: addDays(before(42), 1), until: end },
            { place: 'alternate', name: 'M. Lemine', since: before(40), until: end },
          ],
        },
        ...mauritania.map(seatOf(end)),
        {
          sector: 'transport',
          institution: 'Ministère des transports',
          domains: [],
          since: before(60),
          terms: [{ place: 'principal', name: 'U. Sylla', since: before(58), until: before(3) }],
        },
        {
          sector: 'energy',
          institution: 'Ministère de l’énergie',
          domains: ['N'],
          since: before(50),
          terms: [
            { place: 'principal', name: 'J. Mbaye', since: before(48), until: addDays(today, 21) },
            { place: 'alternate', name: 'C. Sarr', since: before(30), until: end },
          ],
        },
        {
          sector: 'intelligence',
          institution: 'Service de renseignement',
          domains: [],
          since: before(38),
          shownTo: 'country',
          terms: [
            { place: 'principal', name: 'N. Ould Taleb', since: before(36), until: end },
            { place: 'alternate', name: 'Q. Diop', since: before(30), until: end },
          ],
        },
      ],
    },
    {
      iso3: 'KGZ',
      name: 'Пример: координационный совет по ХБРЯ',
      instruments: [{ kind: 'founding', title: 'Пример: постановление 36', on: before(45) }],
      renewals: [{ on: before(45), until: addMonths(today, 15) }],
      seats: kyrgyzstan.map(seatOf(addMonths(today, 15))),
    },
  ];
}

export async function loadTeam(owner: Owner, team: SampleTeam): Promise<void> {
  const { iso3, name } = team;
  const [row] = await owner.rows<{ id: string }>(
    'INSERT INTO team (iso3, name, sample) VALUES ($1, $2, true) RETURNING id',
    [iso3, name],
  );
  for (const { kind, title, on } of team.instruments) {
    await owner.rows(
      `INSERT INTO team_instrument (team_id, iso3, kind, title, taken_on, recorded_at, sample)
       VALUES ($1, $2, $3, $4, $5::date, $5::date + time '09:00', true)`,
      [row?.id, iso3, kind, title, on],
    );
  }
  for (const { on, until } of team.renewals) {
    await owner.rows(
      `INSERT INTO team_renewal (team_id, iso3, renewed_on, until, recorded_at, sample)
       VALUES ($1, $2, $3::date, $4, $3::date + time '09:00', true)`,
      [row?.id, iso3, on, until],
    );
  }
  for (const seat of team.seats) await loadSeat(owner, iso3, row?.id, seat);
  if (iso3 === 'MRT') await loadMeeting(owner, iso3, row?.id);
}

/** A meeting that was, with what it decided. */
async function loadMeeting(owner: Owner, iso3: string, teamId: string | undefined): Promise<void> {
  await owner.rows(
    `WITH met AS (INSERT INTO team_meeting (team_id, iso3, starts, ends, zone, starts_at, ends_at, place, agenda, sample)
        VALUES ($1, $2, current_date - 20 + time '09:30', current_date - 20 + time '12:30', 'Africa/Nouakchott',
          (current_date - 20 + time '09:30') AT TIME ZONE 'UTC', (current_date - 20 + time '12:30') AT TIME ZONE 'UTC',
          'Exemple : salle des conférences', E'Exemple : sièges vacants\nExemple : projet de plan', true) RETURNING id),
      decided AS (INSERT INTO meeting_decision (meeting_id, iso3, text, due, done_on, sample)
        SELECT met.id, $2, text, due, done, true FROM met, (VALUES
          ('Exemple : nommer quelqu’un pour les transports', current_date + 10, NULL::date),
          ('Exemple : transmettre le procès-verbal', current_date - 10, current_date - 12)) AS said (text, due, done))
     INSERT INTO meeting_invitee (meeting_id, iso3, member_id, attendance)
     SELECT met.id, $2, x.member_id, CASE WHEN row_number() OVER (ORDER BY x.member_id) % 4 = 0 THEN 'excused' ELSE 'present' END
     FROM met, seat_holder x JOIN seat_holding h ON h.id = x.holding_id
     WHERE x.iso3 = $2 AND h.since <= current_date - 20 AND (h.until IS NULL OR h.until >= current_date - 20)`,
    [teamId, iso3],
  );
}

async function loadSeat(owner: Owner, iso3: string, teamId: string | undefined, seat: SampleSeat): Promise<void> {
  const { sector, institution, domains, since, shownTo = 'team' } = seat;
  const [row] = await owner.rows<{ id: string }>(
    `INSERT INTO seat (team_id, iso3, sector, institution, domains, since, shown_to, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, true) RETURNING id`,
    [teamId, iso3, sector, institution, domains, since, shownTo],
  );
  for (const { place, name, role = 'member', since: begun, until } of seat.terms) {
    await owner.rows(
      `WITH held AS (INSERT INTO seat_holding (seat_id, iso3, place, role, since, until, sample)
          VALUES ($1, $2, $3, $4, $5, $6, true) RETURNING id),
        person AS (INSERT INTO team_member (iso3, name, institution, domains, sample) VALUES ($2, $7, $8, $9, true) RETURNING id)
       INSERT INTO seat_holder (holding_id, member_id, iso3, sample) SELECT held.id, person.id, $2, true FROM held, person`,
      [row?.id, iso3, place, role, begun, until, name, institution, domains],
    );
  }
}
