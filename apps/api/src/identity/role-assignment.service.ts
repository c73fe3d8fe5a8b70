import { Injectable } from '@nestjs/common';
import type { AssignmentsQuery, RoleAssignments } from '@portal/contracts';
import type { Actor, Role, Scope, SecretariatTitle } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { scopeOf } from './session.service.js';

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

  async list(actor: Actor, { page, limit, role, iso3, region }: AssignmentsQuery): Promise<RoleAssignments> {
    const rows = await this.database.read(actor, (tx) =>
      tx.rows<AssignmentRow>(
        `SELECT a.id, a.person_id, p.name, a.role, a.scope_kind, a.scope, a.title, a.since, a.until, a.sample,
           count(*) OVER ()::int AS total
         FROM role_assignment a JOIN person p ON p.id = a.person_id
         WHERE ($1::text IS NULL OR a.role = $1) AND ($2::text IS NULL OR a.scope = $2) AND ($3::text IS NULL OR a.scope = $3)
         ORDER BY a.since DESC, a.id LIMIT $4 OFFSET $5`,
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
}
