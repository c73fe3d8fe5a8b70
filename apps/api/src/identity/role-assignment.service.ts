import { Injectable } from '@nestjs/common';
import type { AssignmentsQuery, People, PeopleQuery, RoleAssignments } from '@portal/contracts';
import { type Actor, isRefusal, type Refusal, type Role, type Scope, type SecretariatTitle } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { orderOf } from '../platform/http/lists.js';
import { type GateAssignment, scopeOf, toAssignment } from './session.service.js';

interface AssignmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly role: Role;
  readonly scope_kind: Scope['kind'];
  readonly scope: string;
  readonly title: SecretariatTitle | null;
  readonly since: string;
  readonly until: string | null;
  readonly sample: boolean;
  readonly total: number;
}

/** Who holds what: the directory follows assignments, and row security says which of them one may know. */
@Injectable()
export class RoleAssignmentService {
  constructor(private readonly database: Database) {}

  async list(
    actor: Actor,
    { page, limit, sort, role, iso3, region }: AssignmentsQuery,
  ): Promise<RoleAssignments | Refusal> {
    const order = orderOf(
      sort,
      { role: 'a.role', from: 'a.since', until: 'a.until', person: 'p.name' },
      'a.since DESC, a.id',
    );
    if (isRefusal(order)) return order;
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<AssignmentRow>(
        `SELECT a.id, a.person_id, p.name, a.role, a.scope_kind, a.scope, a.title, a.since, a.until, a.sample,
           count(*) OVER ()::int AS total
         FROM role_assignment a JOIN person p ON p.id = a.person_id
         WHERE ($1::text[] IS NULL OR a.role = ANY ($1)) AND ($2::text[] IS NULL OR a.scope = ANY ($2))
           AND ($3::text[] IS NULL OR a.scope = ANY ($3))
         ORDER BY ${order} LIMIT $4 OFFSET $5`,
        [role ?? null, iso3 ?? null, region ?? null, limit, (page - 1) * limit],
      ),
    );
    return {
      items: rows.map((row) => ({
        id: row.id,
        person: { id: row.person_id, name: row.name },
        role: row.role,
        scope: scopeOf(row.scope_kind, row.scope),
        title: row.title,
        from: row.since,
        until: row.until,
        sample: row.sample,
      })),
      page,
      limit,
      total: rows[0]?.total ?? 0,
    };
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

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly total: number;
  readonly assignments: readonly GateAssignment[];
}
