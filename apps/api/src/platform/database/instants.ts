import { types } from 'pg';

const timestamptz = 1184;
const date = 1082;
const bigint = 20;
const numeric = 1700;

/**
 * Days stay `YYYY-MM-DD` and instants become `YYYY-MM-DDTHH:MM:SS.ffffffZ` with all their microseconds,
 * so that neither ever passes through a `Date`. The cluster's zone is UTC. Infinite instants keep their word.
 */
export function readDaysAndInstantsAsText(): void {
  types.setTypeParser(date, (value) => value);
  types.setTypeParser(timestamptz, instantFrom);
  types.setTypeParser(bigint, Number);
  types.setTypeParser(numeric, Number);
}

/** `2026-11-24 12:00:00.5+00` as PostgreSQL writes it in UTC. */
export function instantFrom(value: string): string {
  const match = /^(\S+) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(value);
  if (!match) return value;
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(6, '0')}Z`;
}
