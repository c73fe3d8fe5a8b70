import * as z from 'zod';
import { instrumentKinds, seatPlaces, seatRoles, seatSights } from '@portal/domain';
import { anyOf, listing, listOf, whole } from './lists.js';
import { Sample } from './picture.js';
import { CbrnDomain, Code, Day, Id, Iso3, Language, RegionCode, Visibility } from './scalars.js';

export const SeatPlace = z.enum(seatPlaces).meta({ id: 'SeatPlace' });
export const SeatRole = z.enum(seatRoles).meta({ id: 'SeatRole' });
export const SeatSight = z.enum(seatSights).meta({ id: 'SeatSight' });
export const InstrumentKind = z.enum(instrumentKinds).meta({ id: 'InstrumentKind' });

/** A sector that a team should cover, in the reader's language. */
export const Sector = z.object({ id: Code, name: z.string() }).meta({ id: 'Sector' });
export type Sector = z.infer<typeof Sector>;
export const Sectors = whole(Sector).meta({ id: 'Sectors' });
export type Sectors = z.infer<typeof Sectors>;

/** A document that a record rests on; `title` null where it is held and the reader may not see it. */
export const HeldDocument = z.object({ id: Id, title: z.string().nullable() }).meta({ id: 'HeldDocument' });
export type HeldDocument = z.infer<typeof HeldDocument>;

export const TeamInstrument = z
  .object({
    id: Id,
    kind: InstrumentKind,
    title: z.string(),
    on: Day,
    note: z.string(),
    document: HeldDocument.nullable(),
    url: z.string().nullable(),
    /** The draft status update that was prepared from it, for those who may read it, as long as it waits to be sent. */
    draftId: Id.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'TeamInstrument' });
export type TeamInstrument = z.infer<typeof TeamInstrument>;

const contact = z.object({ email: z.string().nullable(), telephone: z.string().nullable() });

/** Who holds a place; null where the seat is shown to the country only. `contact` is for the region. */
export const Holder = z
  .object({
    id: Id,
    name: z.string(),
    institution: z.string(),
    /** A former member whose name was erased: empty. */
    isErased: z.boolean(),
    contact: contact.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Holder' });
export type Holder = z.infer<typeof Holder>;

export const SeatHolding = z
  .object({
    id: Id,
    place: SeatPlace,
    role: SeatRole,
    since: Day,
    until: Day.nullable(),
    /** Ended on purpose: a renewal of the whole team leaves it. */
    isEnded: z.boolean(),
    holder: Holder.nullable(),
    letter: HeldDocument.nullable(),
  })
  .meta({ id: 'SeatHolding' });
export type SeatHolding = z.infer<typeof SeatHolding>;

/** A seat with all its terms, the latest first. */
export const Seat = z
  .object({
    id: Id,
    teamId: Id,
    iso3: Iso3,
    sector: Code,
    institution: z.string(),
    domains: z.array(CbrnDomain),
    since: Day,
    until: Day.nullable(),
    shownTo: SeatSight,
    holdings: z.array(SeatHolding),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Seat' });
export type Seat = z.infer<typeof Seat>;
export const Seats = listOf(Seat).meta({ id: 'Seats' });
export type Seats = z.infer<typeof Seats>;
export const SeatsQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), sector: anyOf(Code), sample: Sample });
export type SeatsQuery = z.infer<typeof SeatsQuery>;

/** A seat as it was on the day asked for. */
export const SeatOnDay = Seat.omit({ holdings: true, teamId: true, iso3: true })
  .extend({
    principal: SeatHolding.nullable(),
    alternate: SeatHolding.nullable(),
    /** Since when neither is in office. */
    vacantSince: Day.nullable(),
    alternateVacantSince: Day.nullable(),
    /** Whether anybody ever was alternate by that day. */
    hadAlternate: z.boolean(),
    /** Terms that end within 30 days with nobody named to follow; `standIn` holds the other place the day after. */
    leaving: z.array(z.object({ holdingId: Id, standIn: Holder.nullable(), hasStandIn: z.boolean() })),
  })
  .meta({ id: 'SeatOnDay' });
export type SeatOnDay = z.infer<typeof SeatOnDay>;

export const Team = z
  .object({
    id: Id,
    iso3: Iso3,
    /** In the country's own words. */
    name: z.string(),
    visibility: Visibility,
    terms: HeldDocument.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;
/** A team in a list, as it stands today. */
export const TeamSummary = Team.extend({
  until: Day.nullable(),
  seats: z.number().int(),
  vacant: z.number().int(),
  sectorsCovered: z.number().int(),
}).meta({ id: 'TeamSummary' });
export type TeamSummary = z.infer<typeof TeamSummary>;
export const Teams = listOf(TeamSummary).meta({ id: 'Teams' });
export type Teams = z.infer<typeof Teams>;
export const TeamsQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), region: anyOf(RegionCode), sample: Sample });
export type TeamsQuery = z.infer<typeof TeamsQuery>;

export const TeamMember = z
  .object({
    id: Id,
    iso3: Iso3,
    name: z.string(),
    spellings: z.array(z.string()),
    institution: z.string(),
    languages: z.array(Language),
    domains: z.array(CbrnDomain),
    hasAccount: z.boolean(),
    /** Null where the reader may not see it. */
    contact: contact.nullable(),
    /** The record that took this one over. */
    mergedInto: Id.nullable(),
    /** A former member of whom nothing but the terms is held. */
    isErased: z.boolean(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'TeamMember' });
export type TeamMember = z.infer<typeof TeamMember>;
export const TeamMembers = listOf(TeamMember).meta({ id: 'TeamMembers' });
export type TeamMembers = z.infer<typeof TeamMembers>;
export const TeamMembersQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), sample: Sample });
export type TeamMembersQuery = z.infer<typeof TeamMembersQuery>;

/** Two records that may be one person: proposed, and never merged by themselves. */
export const DuplicateProposal = z
  .object({
    one: z.object({ id: Id, name: z.string(), institution: z.string() }),
    other: z.object({ id: Id, name: z.string(), institution: z.string() }),
    why: z.enum(['name', 'email']),
  })
  .meta({ id: 'DuplicateProposal' });
export type DuplicateProposal = z.infer<typeof DuplicateProposal>;

export const TeamQuery = z.strictObject({ asAt: Day.optional(), sample: Sample });
export type TeamQuery = z.infer<typeof TeamQuery>;

/** A team's seats as a file: as on a day, narrowed as the page is. */
export const TeamFileQuery = TeamQuery.extend({
  sector: anyOf(Code),
  domain: anyOf(CbrnDomain),
  lang: Language.optional(),
});
export type TeamFileQuery = z.infer<typeof TeamFileQuery>;

/**
 * A country's team as it was on a day. `team` is null where there is none yet, and just so where it is not shown to the
 * reader. Figures count whatever is shown of whom: a seat whose names are the country's alone counts too.
 */
export const TeamPicture = z
  .object({
    iso3: Iso3,
    asAt: Day,
    today: Day,
    sample: z.enum(['exclude', 'include']),
    mayWrite: z.boolean(),
    /** Whether the reader may write a letter to the whole team. */
    mayWriteTo: z.boolean(),
    team: Team.nullable(),
    until: Day.nullable(),
    founding: TeamInstrument.nullable(),
    amendments: z.array(TeamInstrument),
    chair: z.object({ institution: z.string(), holder: Holder.nullable() }).nullable(),
    figures: z.object({
      seats: z.number().int(),
      vacant: z.number().int(),
      principals: z.number().int(),
      alternates: z.number().int(),
    }),
    sectors: z.array(Sector.extend({ cover: z.enum(['covered', 'vacant', 'without']) })),
    seats: z.array(SeatOnDay),
    track: z.array(z.object({ day: Day, held: z.number().int(), seats: z.number().int() })),
    renewals: z.array(z.object({ on: Day, until: Day })),
    duplicates: z.array(DuplicateProposal),
  })
  .meta({ id: 'TeamPicture' });
export type TeamPicture = z.infer<typeof TeamPicture>;

/** A country's team as far as the reader is shown it; `empty`: why none is told, "none" to its own people alone. */
export const RegionTeam = z
  .object({
    iso3: Iso3,
    empty: z.enum(['none', 'not-shared']).nullable(),
    team: z
      .object({
        id: Id,
        name: z.string(),
        /** The day of the instrument that founded it; null where none is recorded here. */
        establishedOn: Day.nullable(),
        seats: z.number().int(),
        vacant: z.number().int(),
        sectorsCovered: z.number().int(),
        /** The day of its next meeting that is called, where the team meets. */
        meetsOn: Day.nullable(),
        /** The last day on which somebody took or left a seat, or an instrument or renewal was taken. */
        changedOn: Day.nullable(),
        sample: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'RegionTeam' });
export type RegionTeam = z.infer<typeof RegionTeam>;

/** GET regions/:code/teams?sample= */
export const RegionTeams = whole(RegionTeam)
  .extend({
    asAt: Day,
    /** How many sectors a team should cover. */
    sectors: z.number().int(),
    /** What nobody covers in the teams that are shown, `teams` of them; nothing is known without any. */
    uncovered: z.object({ teams: z.number().int(), sectors: z.array(Sector) }),
  })
  .meta({ id: 'RegionTeams' });
export type RegionTeams = z.infer<typeof RegionTeams>;
export const RegionTeamsQuery = z.strictObject({ sample: Sample });
export type RegionTeamsQuery = z.infer<typeof RegionTeamsQuery>;
