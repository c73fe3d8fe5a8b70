import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const focalPoint: readonly Who[] = ['nfp.mar'];
const coordinator: readonly Who[] = ['coordinator'];

/**
 * How people come to hold what they hold.
 *
 * @param region who reads what is for Morocco's region
 */
export const peopleProbes = (region: readonly Who[]): readonly Probe[] => [
  {
    table: 'role_assignment',
    where: `person_id = ':me'`,
    touch: `until = '2030-01-01'`,
    reads: [...region, 'admin'],
    adds: [],
    changes: [...focalPoint, ...coordinator],
    removes: [],
  },
  {
    // Granted by the focal point: an assignment follows its invitation.
    table: 'role_assignment',
    where: `granted_by = ':me'`,
    touch: `until = '2030-01-01'`,
    reads: [...region, 'admin'],
    adds: focalPoint,
    changes: [...focalPoint, 'member.mar'],
    removes: [],
  },
  {
    table: 'invitation',
    where: `name = 'probe-member'`,
    touch: `link_until = now()`,
    reads: [...focalPoint, ...coordinator, 'admin'],
    adds: focalPoint,
    changes: [...focalPoint, ...coordinator],
    removes: [],
  },
  {
    // Who governs is proposed by an administrator, and confirmed by a coordinator.
    table: 'invitation',
    where: `name = 'probe-administrator'`,
    touch: `link_until = now()`,
    reads: ['admin', ...coordinator],
    adds: ['admin'],
    changes: ['admin', ...coordinator],
    removes: [],
  },
  {
    table: 'one_time_link',
    where: `purpose = 'invitation'`,
    touch: `used_at = now()`,
    adds: [],
    changes: [],
    removes: [],
    reads: [],
  },
];

/** An invitation that was taken up, with its link and its assignment, and one that waits for its second person. */
export async function seedPeople(owner: Application['owner']): Promise<void> {
  await owner(`WITH made AS (
      INSERT INTO invitation (address, name, language, role, scope_kind, scope, since, state, needs_confirmation, invited_by, person_id)
      SELECT 'probe@example.net', 'probe-member', 'fr', 'team-member', 'country', 'MAR', '2020-01-01', 'accepted', false, i.id, m.id
      FROM person i, person m WHERE i.email = 'nfp.mar@example.org' AND m.email = 'member.mar@example.org' RETURNING *),
    link AS (
      INSERT INTO one_time_link (token_hash, purpose, invitation_id, expires_at) SELECT sha256('probe'), 'invitation', id, now() FROM made)
    UPDATE role_assignment a SET granted_by = made.invited_by, invitation_id = made.id FROM made
    WHERE a.person_id = made.person_id AND a.role = 'team-member'`);
  await owner(`
    INSERT INTO invitation (address, name, language, role, scope_kind, scope, since, state, needs_confirmation, invited_by)
    SELECT 'probe@example.net', 'probe-administrator', 'fr', 'administrator', 'system', 'system', '2020-01-01', 'proposed', true, id
    FROM person WHERE email = 'admin@example.org'`);
}
