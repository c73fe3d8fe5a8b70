import { Inject, Injectable } from '@nestjs/common';
import type { AuditEntries, AuditEntry, AuditFileQuery, AuditQuery, AuditVerification } from '@portal/contracts';
import { type Actor, isRefusal, type Refusal, system } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { MadeFile } from '../platform/http/answers.js';
import { orderOf } from '../platform/http/lists.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { aboutOf } from '../platform/tables/about.js';
import type { CellValue, TableFormat } from '../platform/tables/table.js';
import { tableFile, unfinishedIn } from '../platform/tables/table-file.js';

interface EntryRow extends AuditEntry {
  readonly total: number;
}

/** The trail of all changes, without values: who may call is the route's `@May`. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Entries, newest first. */
  async list({ page, limit, sort, record, actor, from, to }: AuditQuery): Promise<AuditEntries | Refusal> {
    const order = orderOf(sort, { at: 'seq', actor: 'actor_id', act: 'act', table: 'table_name' }, 'seq DESC');
    if (isRefusal(order)) return order;
    const rows = await this.database.read(system, (tx) =>
      tx.rows<EntryRow>(
        `SELECT ${entry}, count(*) OVER ()::int AS total FROM audit_entry
         WHERE ${asked} ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [...askedBy({ record, actor, from, to }), limit, (page - 1) * limit],
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
      const sql = `SELECT ${entry} FROM audit_entry WHERE ${asked} ORDER BY seq`;
      const rows = rowsOf(tx.batches<AuditEntry>(sql, askedBy(query), 2_000));
      return tableFile(unfinishedIn(this.settings), format, 'audit', { columns, rows }, about);
    });
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

const entry = `seq::text AS id, at, actor_id AS actor, act, table_name AS "table", record_id AS "recordId", columns,
  request_id AS "requestId", encode(values_hash, 'hex') AS "valuesHash"`;
const asked = `($1::text IS NULL OR record_id = $1) AND ($2::uuid IS NULL OR actor_id = $2)
  AND ($3::timestamptz IS NULL OR at >= $3) AND ($4::timestamptz IS NULL OR at <= $4)`;

function askedBy({ record, actor, from, to }: AuditFileQuery): readonly (string | null)[] {
  return [record ?? null, actor ?? null, from ?? null, to ?? null];
}

const columns = ['id', 'at', 'actor', 'act', 'table', 'recordId', 'columns', 'requestId', 'valuesHash'] as const;

async function* rowsOf(batches: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<CellValue[]> {
  for await (const entries of batches) {
    for (const each of entries) {
      yield columns.map((column) => (column === 'columns' ? each.columns.join(';') : each[column]));
    }
  }
}
