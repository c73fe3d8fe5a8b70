import type { Actor, Assignment, Role } from './actor.js';

/**
 * What a route may ask for. `public` and `signed-in` need no role. A permission says that somebody may
 * do such an act somewhere; whether here is for the rule of the act and for row security.
 */
export const permissions = [
  'public',
  'signed-in',
  'status.draft',
  'status.send',
  'status.validate',
  'status.retract',
  'status.share',
  'status.exempt',
  'rounds.open',
  'rounds.follow',
  'documents.upload',
  'team.run',
  'team.write-to',
  'exports.make',
  'people.read',
  'people.grant',
  'people.hand-over',
  'people.erase',
  'audit.read',
  'audit.retain',
  'mail.read',
  'jobs.run',
  'status.define',
  'network.define',
  'administration.open',
  'plans.work',
  'plans.run',
  'round-tables.run',
  'round-tables.answer',
  'priorities.propose',
  'round-tables.reply',
  'risks.work',
  'risks.define',
  'risks.publish',
] as const;
export type Permission = (typeof permissions)[number];

const ofRole: Readonly<Record<Role, readonly Permission[]>> = {
  'focal-point': [
    'status.draft',
    'status.send',
    'status.retract',
    'status.share',
    'documents.upload',
    'team.run',
    'team.write-to',
    'exports.make',
    'people.read',
    'people.grant',
    'people.hand-over',
    'plans.work',
    'plans.run',
    'round-tables.answer',
    'priorities.propose',
    'round-tables.reply',
    'risks.work',
  ],
  'team-member': ['status.draft', 'documents.upload', 'people.read', 'plans.work', 'risks.work'],
  secretariat: [
    'status.draft',
    'status.send',
    'status.validate',
    'status.retract',
    'rounds.follow',
    'documents.upload',
    'team.write-to',
    'people.read',
    'people.grant',
    'plans.work',
    'plans.run',
    'round-tables.run',
    'priorities.propose',
    'round-tables.reply',
    'risks.publish',
  ],
  coordinator: [
    'status.validate',
    'status.retract',
    'status.exempt',
    'rounds.open',
    'rounds.follow',
    'team.write-to',
    'people.read',
    'people.grant',
    'status.define',
    'network.define',
    'administration.open',
    'plans.work',
    'plans.run',
    'round-tables.run',
    'priorities.propose',
    'round-tables.reply',
    'risks.define',
    'risks.publish',
  ],
  observer: [],
  administrator: [
    'people.read',
    'people.grant',
    'people.erase',
    'audit.read',
    'audit.retain',
    'mail.read',
    'jobs.run',
    'administration.open',
  ],
};

/** The permissions of somebody who is signed in, without repetition, in the order of `permissions`. */
export function permissionsOf(assignments: readonly Assignment[]): readonly Permission[] {
  const held = new Set<Permission>(['public', 'signed-in']);
  for (const each of assignments) for (const permission of ofRole[each.role]) held.add(permission);
  return permissions.filter((permission) => held.has(permission));
}

/** Whether the actor may call a route that asks for this permission. */
export function may(actor: Actor, permission: Permission): boolean {
  if (permission === 'public' || actor.kind === 'system') return true;
  if (actor.kind === 'visitor') return false;
  return permissionsOf(actor.assignments).includes(permission);
}
