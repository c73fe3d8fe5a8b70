import type { RegionTeam } from '@portal/contracts';
import type { Formats } from '../platform/formats';

/** A country's team in the cells of its region's table. */
export interface TeamCells {
  readonly established: string;
  /** The next meeting; where none is called, the last change; else empty. */
  readonly day: string;
  readonly seats: string;
  /** Empty where every seat is held. */
  readonly vacant: string;
  readonly sectors: string;
  readonly isSample: boolean;
}

/** @param sectors how many a team should cover */
export function teamCells(
  team: NonNullable<RegionTeam['team']>,
  sectors: number,
  t: (key: string, values?: Readonly<Record<string, string>>) => string,
  formats: Pick<Formats, 'number' | 'shortDay'>,
): TeamCells {
  const { establishedOn, meetsOn, changedOn, seats, vacant, sectorsCovered } = team;
  const onDay = (key: string, day: string | null) => (day === null ? '' : t(key, { day: formats.shortDay(day) }));
  return {
    established: establishedOn === null ? t('team.held') : onDay('team.established', establishedOn),
    day: meetsOn === null ? onDay('team.changed', changedOn) : onDay('team.next', meetsOn),
    seats: t('team.seats', { held: formats.number(seats - vacant), seats: formats.number(seats) }),
    vacant: vacant === 0 ? '' : t('team.vacant', { count: formats.number(vacant) }),
    sectors: t('team.sectors', { covered: formats.number(sectorsCovered), total: formats.number(sectors) }),
    isSample: team.sample,
  };
}
