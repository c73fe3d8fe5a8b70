/** Zones of the time zone database, by name. */
export function zonesToChoose(): readonly string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
}
