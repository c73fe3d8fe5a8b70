import type { RoundTableKind, RoundTableLife } from './vocabulary.js';

/** Round tables that each region owes a year: one with a partner country, one beside the international meeting (§82). */
export const roundTablesDue = 2;

/** What of a round table its region's year depends on. */
export interface RoundTableOfYear {
  readonly kind: RoundTableKind;
  readonly regions: readonly string[];
  readonly life: RoundTableLife;
  /** Whether its days are known: to the day, or by a source to the year. */
  readonly isPlaced: boolean;
}

/** How far a region's year is planned. */
export interface RegionYear {
  readonly region: string;
  readonly due: number;
  /** With days that stand: confirmed, invited, held or concluded. */
  readonly confirmed: number;
  /** Those besides that have days, or are being asked about them. */
  readonly placed: number;
  readonly missing: number;
}

const firm: readonly RoundTableLife[] = ['confirmed', 'invited', 'held', 'concluded'];

/** Of each region how many of its round tables stand, are placed, are missing: never less than none. */
export function regionYears(
  regions: readonly string[],
  roundTables: readonly RoundTableOfYear[],
): readonly RegionYear[] {
  return regions.map((region) => {
    const own = roundTables.filter((each) => each.kind === 'regional' && each.regions.includes(region));
    const confirmed = own.filter(({ life }) => firm.includes(life)).length;
    const placed = own.filter(
      ({ life, isPlaced }) => (life === 'proposed' && isPlaced) || life === 'dates-polled',
    ).length;
    return {
      region,
      due: roundTablesDue,
      confirmed,
      placed,
      missing: Math.max(0, roundTablesDue - confirmed - placed),
    };
  });
}

/** What a round table is called on the phone: `AAF-2026-RT2`, or `COE-2026-RT1` where it is the network's. */
export function roundTableReference(region: string | null, year: number, running: number): string {
  return `${region ?? 'COE'}-${year}-RT${running}`;
}
