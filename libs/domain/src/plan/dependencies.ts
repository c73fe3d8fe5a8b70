import { addDays, type Day, daysBetween } from '../day.js';
import { isActionOver, type ActionPeriod } from './progress.js';
import type { ActionState } from './vocabulary.js';

/** The action waits for the other one to be done. */
export interface Dependency {
  readonly actionId: string;
  readonly dependsOnId: string;
}

function waitingFor(dependencies: readonly Dependency[]): ReadonlyMap<string, readonly string[]> {
  const waits = new Map<string, string[]>();
  for (const { actionId, dependsOnId } of dependencies) {
    const known = waits.get(actionId);
    if (known) known.push(dependsOnId);
    else waits.set(actionId, [dependsOnId]);
  }
  return waits;
}

/**
 * The circle that a new dependency would close: its actions in the order in which each waits for the next, the new
 * one's action first; null where there is none.
 */
export function circleClosedBy(added: Dependency, dependencies: readonly Dependency[]): readonly string[] | null {
  if (added.actionId === added.dependsOnId) return [added.actionId];
  const waits = waitingFor(dependencies);
  const cameFrom = new Map<string, string>([[added.dependsOnId, added.actionId]]);
  const open = [added.dependsOnId];
  for (let place = 0; place < open.length; place += 1) {
    const here = open[place] ?? '';
    for (const next of waits.get(here) ?? []) {
      if (next === added.actionId) return pathBack(here, added.actionId, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, here);
      open.push(next);
    }
  }
  return null;
}

function pathBack(from: string, to: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [from];
  for (let here = from; here !== to;) {
    here = cameFrom.get(here) ?? to;
    path.push(here);
  }
  return path.reverse();
}

/**
 * Whether there is any circle, by one look at all: what waits for nothing is taken away again and again, and what is
 * left is in a circle or waits for one.
 */
export function hasCircle(links: readonly Dependency[]): boolean {
  const open = new Map<string, number>();
  const waiting = new Map<string, string[]>();
  for (const { actionId, dependsOnId } of links) {
    open.set(actionId, (open.get(actionId) ?? 0) + 1);
    if (!open.has(dependsOnId)) open.set(dependsOnId, 0);
    const others = waiting.get(dependsOnId);
    if (others) others.push(actionId);
    else waiting.set(dependsOnId, [actionId]);
  }
  const free = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  for (let place = 0; place < free.length; place += 1) {
    for (const id of waiting.get(free[place] ?? '') ?? []) {
      const left = (open.get(id) ?? 0) - 1;
      open.set(id, left);
      if (left === 0) free.push(id);
    }
  }
  return free.length < open.size;
}

/** The first circle among dependencies, in their order; null where there is none. */
export function circleIn(dependencies: readonly Dependency[]): readonly string[] | null {
  if (!hasCircle(dependencies)) return null;
  const accepted: Dependency[] = [];
  for (const dependency of dependencies) {
    const circle = circleClosedBy(dependency, accepted);
    if (circle) return circle;
    accepted.push(dependency);
  }
  return null;
}

/** Actions so that each comes after all it waits for; those in a circle are left out. */
export function inOrderOfWaiting(ids: readonly string[], dependencies: readonly Dependency[]): readonly string[] {
  const known = new Set(ids);
  const open = new Map(ids.map((id) => [id, 0]));
  const followers = new Map<string, string[]>();
  for (const { actionId, dependsOnId } of dependencies) {
    if (!known.has(actionId) || !known.has(dependsOnId)) continue;
    open.set(actionId, (open.get(actionId) ?? 0) + 1);
    followers.set(dependsOnId, [...(followers.get(dependsOnId) ?? []), actionId]);
  }
  const ordered = ids.filter((id) => open.get(id) === 0);
  for (let place = 0; place < ordered.length; place += 1) {
    for (const follower of followers.get(ordered[place] ?? '') ?? []) {
      const left = (open.get(follower) ?? 0) - 1;
      open.set(follower, left);
      if (left === 0) ordered.push(follower);
    }
  }
  return ordered;
}

/** An action with its days. */
export type PlacedAction = ActionPeriod & { readonly id: string; readonly state: ActionState };

/**
 * The chain of dependent actions that takes most days, first to last; empty where nothing depends on anything.
 * Cancelled actions stand in nobody's way.
 */
export function criticalPath(actions: readonly PlacedAction[], dependencies: readonly Dependency[]): readonly string[] {
  const counted = new Map(actions.filter(({ state }) => state !== 'cancelled').map((action) => [action.id, action]));
  const waits = waitingFor(dependencies.filter(({ dependsOnId }) => counted.has(dependsOnId)));
  const longest = new Map<string, { readonly days: number; readonly after: string | null }>();
  let last: string | null = null;
  for (const id of inOrderOfWaiting([...counted.keys()], dependencies)) {
    const action = counted.get(id);
    if (!action) continue;
    let after: string | null = null;
    for (const before of waits.get(id) ?? []) {
      if (after === null || daysOf(longest, before) > daysOf(longest, after)) after = before;
    }
    const days = daysBetween(action.startsOn, action.endsOn) + 1 + (after === null ? 0 : daysOf(longest, after));
    longest.set(id, { days, after });
    if (after !== null && (last === null || days > daysOf(longest, last))) last = id;
  }
  const path: string[] = [];
  for (let here = last; here !== null; here = longest.get(here)?.after ?? null) path.push(here);
  return path.reverse();
}

function daysOf(longest: ReadonlyMap<string, { readonly days: number }>, id: string): number {
  return longest.get(id)?.days ?? 0;
}

/** New days of an action, and by how many days it moved. */
export type ActionMove = ActionPeriod & { readonly id: string; readonly days: number };

/**
 * What moves when an action gets other days: whoever waits for it begins the day after it ends at the earliest, whoever
 * overlapped it before keeps the overlap; each keeps its length. What is over does not move, and nothing moves forward.
 *
 * @returns the moves of others, in the order of waiting
 */
export function whatADelayMoves(
  moved: ActionPeriod & { readonly id: string },
  actions: readonly PlacedAction[],
  dependencies: readonly Dependency[],
): readonly ActionMove[] {
  const before = new Map(actions.map((action) => [action.id, action]));
  const now = new Map<string, ActionPeriod>([[moved.id, moved]]);
  const waits = waitingFor(dependencies);
  const moves: ActionMove[] = [];
  for (const id of inOrderOfWaiting([...before.keys()], dependencies)) {
    const action = before.get(id);
    if (!action || id === moved.id || isActionOver(action.state)) continue;
    const days = Math.max(
      0,
      ...(waits.get(id) ?? []).map((other) => daysToMove(action, before.get(other), now.get(other))),
    );
    if (days === 0) continue;
    const move = { id, startsOn: addDays(action.startsOn, days), endsOn: addDays(action.endsOn, days), days };
    now.set(id, move);
    moves.push(move);
  }
  return moves;
}

function daysToMove(action: ActionPeriod, was: ActionPeriod | undefined, is: ActionPeriod | undefined): number {
  if (!was || !is) return 0;
  const gap = Math.min(1, daysBetween(was.endsOn, action.startsOn));
  const earliest: Day = addDays(is.endsOn, gap);
  return daysBetween(action.startsOn, earliest);
}
