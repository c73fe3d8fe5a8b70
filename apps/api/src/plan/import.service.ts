import { Injectable } from '@nestjs/common';
import type {
  ImportFormat,
  PlanImport,
  PlanImportConfirmation,
  PlanImportList,
  PlanImportPatch,
} from '@portal/contracts';
import {
  conflict,
  countsOf,
  type ImportTable,
  invalid,
  isRefusal,
  notFound,
  type Refusal,
  refusalToEditPlan,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { ImportWriter } from './import-writer.js';
import { answered, type ImportRecord, previewed, toConfirmed, toImport } from './import.row.js';
import { presentPlan } from './import.queries.js';
import { planById } from './plan.queries.js';
import { type PlanRow, toPlanToChange } from './plan.row.js';

const keptDays = 7;

/** What was read of a file or made from a template. */
export interface Brought {
  readonly planId: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly tables: readonly ImportTable[];
}

/** Previews of files: kept for their author, changed by what they say of them, brought in once they confirm. */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly writer: ImportWriter,
  ) {}

  /** The plan into which something is to be brought, or why that cannot be: asked before a file is read. */
  open(actor: RequestActor, planId: string): Promise<PlanRow | Refusal> {
    return this.database.read(actor, async (tx) => {
      const plan = await planById(tx, planId);
      return plan ? (refusalToEditPlan(actor, toPlanToChange(plan)) ?? plan) : notFound;
    });
  }

  add(actor: RequestActor, { planId, fileName, format, tables }: Brought): Promise<PlanImport | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planById(tx, planId);
      if (!plan) return notFound;
      const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      const [made] = await tx.rows<ImportRecord>(
        `INSERT INTO plan_import (plan_id, person_id, file_name, format, tables, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(days => $7)) RETURNING *`,
        [planId, actor.id, fileName, format, JSON.stringify(tables), tx.now, keptDays],
      );
      return made ? shown(tx, actor, plan, made) : notFound;
    });
  }

  list(actor: RequestActor, planId: string): Promise<PlanImportList | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await planById(tx, planId))) return notFound;
      const items = await tx.rows<PlanImportList['items'][number]>(
        `SELECT id, plan_id AS "planId", file_name AS "fileName", format, made_at AS "madeAt", expires_at AS "expiresAt"
         FROM plan_import WHERE plan_id = $1 AND state = 'open' AND expires_at > now() ORDER BY made_at DESC LIMIT 20`,
        [planId],
      );
      return { items };
    });
  }

  read(actor: RequestActor, id: string): Promise<PlanImport | Refusal> {
    return this.database.read(actor, async (tx) => {
      const found = await foundOf(tx, id);
      return found ? shown(tx, actor, found.plan, found.row) : notFound;
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: PlanImportPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<PlanImport | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await foundOf(tx, id);
      if (!found) return notFound;
      const { row, plan } = found;
      if (row.state !== 'open') return conflict('import-confirmed');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (patch.table !== undefined && patch.table >= row.tables.length) {
        return invalid({ pointer: '/table', code: 'not-allowed' });
      }
      const answers = answered(row.answers, patch);
      const changed = await tx.change<ImportRecord>(
        'plan_import',
        row,
        { answers },
        ifMatch === '*' ? row.version : ifMatch,
      );
      if (!isRefusal(changed)) return shown(tx, actor, plan, changed);
      return changed.refused === 'stale' ? { refused: 'stale', current: await shown(tx, actor, plan, row) } : changed;
    });
  }

  /** Brings in what was seen; where the plan or the preview is another one by now, it is shown instead. */
  confirm(actor: RequestActor, id: string, seen: PlanImportConfirmation): Promise<PlanImport | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await foundOf(tx, id);
      if (!found) return notFound;
      const { row, plan } = found;
      if (row.state !== 'open') return conflict('import-confirmed');
      const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      const present = await presentPlan(tx, actor, plan);
      const { preview, rates } = previewed(row, present);
      const counts = countsOf(preview.rows);
      const newRates = rates.filter(({ fate }) => fate === 'new').length;
      const isSeen = counts.new === seen.new && counts.changed === seen.changed && newRates === seen.newRates;
      if (row.version !== seen.version || !isSeen) {
        return { refused: 'stale', current: toImport(row, present) };
      }
      if (counts.new + counts.changed + newRates === 0) return conflict('nothing-to-bring-in');
      const refused = await this.writer.bringIn(tx, actor, { plan, row, present, preview, rates });
      if (refused) return refused;
      const done = { state: 'confirmed', result: counts, tables: [], answers: {} };
      const changed = await tx.change<ImportRecord>('plan_import', row, done);
      return isRefusal(changed) ? changed : toConfirmed(changed);
    });
  }

  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const gone = await tx.rows('DELETE FROM plan_import WHERE id = $1 RETURNING id', [id]);
      return gone.length > 0 ? (true as const) : notFound;
    });
  }
}

interface Found {
  readonly row: ImportRecord;
  readonly plan: PlanRow;
}

async function foundOf(tx: ReadTransaction, id: string): Promise<Found | null> {
  const row = await tx.row<ImportRecord>('SELECT * FROM plan_import WHERE id = $1 AND expires_at > now()', [id]);
  const plan = row && (await planById(tx, row.plan_id));
  return row && plan ? { row, plan } : null;
}

async function shown(
  tx: ReadTransaction | Transaction,
  actor: RequestActor,
  plan: PlanRow,
  row: ImportRecord,
): Promise<PlanImport> {
  return row.state === 'confirmed' ? toConfirmed(row) : toImport(row, await presentPlan(tx, actor, plan));
}
