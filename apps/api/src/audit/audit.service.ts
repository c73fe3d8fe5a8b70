import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEntries, AuditEntry, AuditFileQuery, AuditQuery, AuditVerification } from '@portal/contracts';
import { type Actor, isRefusal, type Refusal, system } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { MadeFile } from '../platform/http/answers.js';
import { orderOf } from '../platform/http/lists.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { aboutOf } from '../platform/tables/about.js';
import type { CellValue, TableFormat } from '../platform/tables/table.js';
import { tableFile, unfinishedIn } from '../platform/tables/table-file.js';

interface EntryRow extends AuditEntry {
  readonly total: number;
}

/** The trail of all changes, without values: who may call is the route's `@May`. */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
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
        `SELECT ${entry}, count(*) OVER ()::int AS total FROM ${source}
         WHERE ${asked} ORDER BY ${order} LIMIT $8 OFFSET $9`,
        [...askedBy({ search, record, actor, act, table, from, to }), limit, (page - 1) * limit],
      ),
    );
    return { items: rows, page, limit, total: rows[0]?.total ?? 0 };
  }

  /** All that was asked for as a file, oldest first, in one snapshot. */
  file({ language }: Actor, query: AuditFileQuery, format: TableFormat): Promise<MadeFile> {
    return this.database.readAtLength(system, (tx) => {
      const { lang: _lang, ...filters } = query;
      const about = aboutOf(language, {
        title: sentence('export-files', 'title-audit', language, {}),
        knownAt: tx.now,
        filters,
        madeAt: tx.now,
      });
      const sql = `SELECT ${entry} FROM ${source} WHERE ${asked} ORDER BY seq`;
      const rows = rowsOf(tx.batches<AuditEntry>(sql, askedBy(query), 2_000));
      return tableFile(unfinishedIn(this.settings), format, 'audit', { columns, rows }, about);
    });
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

const source = 'audit_entry LEFT JOIN person p ON p.id = actor_id';
const entry = `seq::text AS id, at, actor_id AS actor, p.name AS "actorName", act, table_name AS "table",
  record_id AS "recordId", columns, request_id AS "requestId", encode(values_hash, 'hex') AS "valuesHash"`;
const asked = `($1::text IS NULL OR record_id = $1) AND ($2::uuid IS NULL OR actor_id = $2)
  AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at <= $4)
  AND ($5::text[] IS NULL OR act = ANY ($5)) AND ($6::text[] IS NULL OR table_name = ANY ($6))
  AND ($7::text IS NULL OR starts_with(record_id, $7) OR strpos(table_name, lower($7)) > 0
    OR strpos(lower(p.name), lower($7)) > 0)`;

function askedBy({ search, record, actor, act, table, from, to }: AuditFileQuery) {
  return [record, actor, from, to, act, table, search?.trim() || null].map((value) => value ?? null);
}

const columns = ['id', 'at', 'actor', 'act', 'table', 'recordId', 'columns', 'requestId', 'valuesHash'] as const;

async function* rowsOf(batches: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<CellValue[]> {
  for await (const entries of batches) {
    for (const each of entries) {
      yield columns.map((column) => (column === 'columns' ? each.columns.join(';') : each[column]));
    }
  }
}
