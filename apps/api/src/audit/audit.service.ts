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
  async list({ page, limit, sort, record, actor, from, to }: AuditQuery): Promise<AuditEntries | Refusal> {
    const order = orderOf(sort, { at: 'seq', actor: 'actor_id', act: 'act', table: 'table_name' }, 'seq DESC');
    if (isRefusal(order)) return order;
    const rows = await this.database.read(system, (tx) =>
      tx.rows<EntryRow>(
        `SELECT seq::text AS id, at, actor_id AS actor, act, table_name AS "table", record_id AS "recordId", columns,
           request_id AS "requestId", encode(values_hash, 'hex') AS "valuesHash", count(*) OVER ()::int AS total
         FROM audit_entry
         WHERE ($1::text IS NULL OR record_id = $1) AND ($2::uuid IS NULL OR actor_id = $2)
           AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at <= $4)
         ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [record ?? null, actor ?? null, from ?? null, to ?? null, limit, (page - 1) * limit],
      ),
    );
    return { items: rows, page, limit, total: rows[0]?.total ?? 0 };
  }

  /** Walks the whole chain. */
  async verify(): Promise<AuditVerification> {
    const row = await this.database.read(system, (tx) =>
      tx.row<{ entries: number; first_broken: number | null; values_erased: number }>(
        'SELECT * FROM app.audit_verify()',
      ),
    );
    const firstBroken = row?.first_broken ?? null;
    return {
      entries: row?.entries ?? 0,
      intact: firstBroken === null,
      firstBroken: firstBroken === null ? null : String(firstBroken),
      valuesErased: row?.values_erased ?? 0,
    };
  }
}
