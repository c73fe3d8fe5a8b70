/** Sectors that a national team should cover, in the order of the network's vocabulary (domain.md, "National CBRN team"). */
export const sectors = [
  'foreign-affairs',
  'interior-police',
  'civil-protection',
  'health',
  'agriculture-veterinary',
  'environment',
  'customs-border',
  'defence',
  'justice',
  'intelligence',
  'nuclear-regulator',
  'energy',
  'transport',
  'industry',
  'export-control',
  'forensics',
  'food-safety',
  'head-of-government',
  'science-academia',
] as const;
export type Sector = (typeof sectors)[number];

/** A seat has a principal, and an alternate who stands in. */
export const seatPlaces = ['principal', 'alternate'] as const;
export type SeatPlace = (typeof seatPlaces)[number];

/** What somebody is on the team. */
export const seatRoles = ['chair', 'deputy', 'member', 'expert'] as const;
export type SeatRole = (typeof seatRoles)[number];

/** Who learns the names of a seat: whoever sees the team, or the country alone. */
export const seatSights = ['team', 'country'] as const;
export type SeatSight = (typeof seatSights)[number];

/** What a team rests on: the instrument that founds it, and those that amend it. */
export const instrumentKinds = ['founding', 'amendment'] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];
