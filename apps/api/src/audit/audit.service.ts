import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEntries, AuditEntry, AuditQuery, AuditVerification } from '@portal/contracts';
import { isRefusal, type Refusal, system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { orderOf } from '../platform/http/lists.js';

interface EntryRow extends AuditEntry {
  readonly total: number;
}

/** The trail of all changes, without values: who may call is the route's `@May`. */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.measure(
      'portal_audit_entries',
      'Entries of the audit trail.',
      'SELECT coalesce(max(seq), 0) AS value FROM audit_entry',
    );
  }

  /** Entries, newest first. */
  async list({
    page,
    limit,
    sort,
    search,
    record,
    actor,
    act,
    table,
    from,
    to,
  }: AuditQuery): Promise<AuditEntries | Refusal> {
    const order = orderOf(sort, { at: 'seq', actor: 'actor_id', act: 'act', table: 'table_name' }, 'seq DESC');
    if (isRefusal(order)) return order;
    const rows = await this.database.read(system, (tx) =>
      tx.rows<EntryRow>(
        `SELECT seq::text AS id, at, actor_id AS actor, p.name AS "actorName", act, table_name AS "table",
           record_id AS "recordId", columns, request_id AS "requestId", encode(values_hash, 'hex') AS "valuesHash",
           count(*) OVER ()::int AS total
         FROM audit_entry LEFT JOIN person p ON p.id = actor_id
         WHERE ($1::text IS NULL OR record_id = $1) AND ($2::uuid IS NULL OR actor_id = $2)
           AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at <= $4)
           AND ($5::text[] IS NULL OR act = ANY ($5)) AND ($6::text[] IS NULL OR table_name = ANY ($6))
           AND ($7::text IS NULL OR starts_with(record_id, $7) OR strpos(table_name, lower($7)) > 0
             OR strpos(lower(p.name), lower($7)) > 0)
         ORDER BY ${order} LIMIT $8 OFFSET $9`,
        [
          record ?? null,
          actor ?? null,
          from ?? null,
          to ?? null,
          act ?? null,
          table ?? null,
          search?.trim() || null,
          limit,
          (page - 1) * limit,
        ],
      ),
    );
    return { items: rows, page, limit, total: rows[0]?.total ?? 0 };
  }

  /** Walks the whole chain. */
  async verify(): Promise<AuditVerification> {
    const row = await this.database.read(system, (tx) =>
      tx.row<{ entries: number; first_broken: number | null; values_erased: number; last_hash: string | null }>(
        `SELECT *, (SELECT encode(hash, 'hex') FROM audit_entry ORDER BY seq DESC LIMIT 1) AS last_hash
         FROM app.audit_verify()`,
      ),
    );
    const firstBroken = row?.first_broken ?? null;
    return {
      entries: row?.entries ?? 0,
      intact: firstBroken === null,
      firstBroken: firstBroken === null ? null : String(firstBroken),
      valuesErased: row?.values_erased ?? 0,
      lastHash: row?.last_hash ?? null,
    };
  }
}
