import { Injectable } from '@nestjs/common';
import type {
  AssignmentEnd,
  AssignmentsQuery,
  People,
  PeopleQuery,
  RoleAssignment,
  RoleAssignments,
} from '@portal/contracts';
import {
  type Actor,
  dayOfInstant,
  isRefusal,
  mayEnd,
  notFound,
  permissionsOf,
  type Refusal,
  refusalToEnd,
  type Role,
  type Scope,
  type SecretariatTitle,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import { orderOf } from '../platform/http/lists.js';
import { type GateAssignment, scopeOf, toAssignment } from './session.service.js';

interface AssignmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly in_office: boolean;
  readonly role: Role;
  readonly scope_kind: Scope['kind'];
  readonly scope: string;
  readonly title: SecretariatTitle | null;
  readonly since: string;
  readonly until: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly total: number;
}

/** Who holds what: the directory follows assignments, and row security says which of them one may know. */
@Injectable()
export class RoleAssignmentService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
  ) {}

  async list(
    actor: Actor,
    { page, limit, sort, role, term, search, iso3, region }: AssignmentsQuery,
  ): Promise<RoleAssignments | Refusal> {
    const order = orderOf(
      sort,
      { role: 'a.role', from: 'a.since', until: 'a.until', person: 'p.name' },
      'a.since DESC, a.id',
    );
    if (isRefusal(order)) return order;
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<AssignmentRow>(
        `${listSql} WHERE ($1::text[] IS NULL OR a.role = ANY ($1)) AND ($2::text[] IS NULL OR a.scope = ANY ($2))
           AND ($3::text[] IS NULL OR ${termSql} = ANY ($3))
           AND ($4::text IS NULL OR strpos(lower(p.name), lower($4)) > 0)
         ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [role ?? null, placesIn(iso3, region), term ?? null, search || null, limit, (page - 1) * limit],
      ),
    );
    return { items: rows.map((row) => toRoleAssignment(row, actor)), page, limit, total: rows[0]?.total ?? 0 };
  }

  /** Sets the last day of a term. It holds at once, also for sessions that are open: each request asks anew. */
  end(
    actor: Actor,
    id: string,
    { until }: AssignmentEnd,
    ifMatch: number | '*' | undefined,
  ): Promise<RoleAssignment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<AssignmentRow>(`${listSql} WHERE a.id = $1`, [id]);
      if (!row) return notFound;
      const held = { ...toRoleAssignment(row, actor), personId: row.person_id };
      const refusal = refusalToEnd(actor, held, until, dayOfInstant(tx.now));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const patch = { until, ended_by: actor.id, ended_at: tx.now };
      const changed = await tx.change('role_assignment', row, patch, ifMatch === '*' ? row.version : ifMatch);
      if (isRefusal(changed))
        return changed.refused === 'stale' ? { refused: 'stale', current: toRoleAssignment(row, actor) } : changed;
      await this.notifications.tell(tx, actor, [row.person_id], { kind: 'role-ended', url: '/account' });
      return toRoleAssignment({ ...row, until, version: changed.version }, actor);
    });
  }

  /** The people whom the actor may know of, by name, with what they hold today. */
  async people(actor: Actor, { page, limit }: PeopleQuery): Promise<People> {
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<PersonRow>(
        `SELECT p.id, p.name, p.sample, count(*) OVER ()::int AS total,
           coalesce((SELECT jsonb_agg(jsonb_build_object('role', a.role, 'scopeKind', a.scope_kind, 'scope', a.scope,
               'title', a.title, 'from', a.since, 'until', a.until) ORDER BY a.since, a.id)
             FROM role_assignment a WHERE a.person_id = p.id AND a.since <= app.today()
               AND (a.until IS NULL OR app.today() <= a.until)), '[]'::jsonb) AS assignments
         FROM person p ORDER BY p.name, p.id LIMIT $1 OFFSET $2`,
        [limit, (page - 1) * limit],
      ),
    );
    const items = rows.map(({ id, name, sample, assignments }) => ({
      id,
      name,
      sample,
      assignments: assignments.map(toAssignment),
    }));
    return { items, page, limit, total: rows[0]?.total ?? 0 };
  }
}

/** Countries and regions to look in, any of them; null: everywhere. */
export function placesIn(
  iso3: readonly string[] | undefined,
  region: readonly string[] | undefined,
): readonly string[] | null {
  return iso3 || region ? [...(iso3 ?? []), ...(region ?? [])] : null;
}

const listSql = `
  SELECT a.id, a.person_id, p.name, a.role, a.scope_kind, a.scope, a.title, a.since, a.until, a.sample, a.version,
    EXISTS (SELECT FROM role_assignment o WHERE o.person_id = a.person_id
      AND (o.until IS NULL OR o.until >= app.today())) AS in_office,
    count(*) OVER ()::int AS total
  FROM role_assignment a LEFT JOIN person p ON p.id = a.person_id`;

/** Where a term stands today; one that was taken back before it began is over. */
const termSql = `CASE WHEN a.until < greatest(app.today(), a.since) THEN 'past' WHEN a.since > app.today() THEN 'coming'
  ELSE 'present' END`;

function toRoleAssignment(row: AssignmentRow, actor: Actor): RoleAssignment {
  const scope = scopeOf(row.scope_kind, row.scope);
  return {
    id: row.id,
    person: { id: row.person_id, name: row.name },
    role: row.role,
    scope,
    title: row.title,
    from: row.since,
    until: row.until,
    mayEnd: mayEnd(actor, { personId: row.person_id, role: row.role, scope }),
    mayErase: row.name !== null && !row.in_office && permissionsOf(actor.assignments).includes('people.erase'),
    sample: row.sample,
    version: row.version,
  };
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly total: number;
  readonly assignments: readonly GateAssignment[];
}
