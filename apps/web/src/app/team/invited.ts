import type { Invitee } from '@portal/contracts';
import type { SeatPlace } from '@portal/domain';

/** Somebody who may be asked to a meeting; `place` null where they were asked and are not in office on its day. */
export interface Askable {
  readonly id: string;
  readonly name: string;
  readonly institution: string;
  readonly place: SeatPlace | null;
}

/** Stands in the form as long as nobody was left out: then whoever is in office on the day comes, whichever day it is. */
export const everybody = 'everybody';

const idsIn = (value: string): readonly string[] => value.split(' ').filter(Boolean);

/** Whether the form asks this person. */
export function inviting(value: string, id: string): boolean {
  return value === everybody || idsIn(value).includes(id);
}

/** What stands in the form when somebody is taken off or put on it, among all who may be asked. */
export function turned(value: string, all: readonly string[], id: string, isAsked: boolean): string {
  const others = all.filter((each) => each !== id && inviting(value, each));
  return (isAsked ? [...others, id] : others).join(' ');
}

/** What is sent: undefined asks everybody in office. */
export function memberIdsIn(value: string): string[] | undefined {
  return value === everybody ? undefined : [...idsIn(value)];
}

/** Those in office once each, in their first seat, and those who were asked before and are not in office then. */
export function askable(inOffice: readonly Askable[], before: readonly Invitee[]): readonly Askable[] {
  const asked = before.flatMap(({ member }): readonly Askable[] =>
    member ? [{ id: member.id, name: member.name, institution: member.institution, place: null }] : [],
  );
  const all = new Map<string, Askable>();
  for (const person of [...inOffice, ...asked]) if (!all.has(person.id)) all.set(person.id, person);
  return [...all.values()];
}
