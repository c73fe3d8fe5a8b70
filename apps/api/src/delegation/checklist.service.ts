import { Injectable } from '@nestjs/common';
import type { Checklist, ChecklistMarkInput, ChecklistTemplate, ChecklistTemplateInput } from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  defaultChecklist,
  forbidden,
  invalid,
  isRefusal,
  type Refusal,
  runsRoundTable,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { isDerivedLine, linesOf, plansOf, templateOf } from './checklist.queries.js';

/** What a round table owes before and after, from its region's list. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
  ) {}

  read(actor: RequestActor, roundTable: string): Promise<Checklist | Refusal> {
    return this.database.read(actor, (tx) => this.pictured(tx, actor, roundTable));
  }

  mark(actor: RequestActor, { roundTable, item, isDone }: ChecklistMarkInput): Promise<Checklist | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const plans = await plansOf(tx, row.region);
      if (!plans.some(({ key }) => key === item)) return invalid({ pointer: '/item', code: 'not-allowed' });
      if (isDerivedLine(item)) return conflict('not-ticked');
      const sql = isDone
        ? `INSERT INTO checklist_mark (round_table_id, item, done_by) VALUES ($1, $2, app.actor())
           ON CONFLICT (round_table_id, item) DO NOTHING`
        : 'DELETE FROM checklist_mark WHERE round_table_id = $1 AND item = $2';
      await tx.rows(sql, [roundTable, item]);
      return this.pictured(tx, actor, roundTable);
    });
  }

  template(actor: RequestActor, region: string): Promise<ChecklistTemplate | Refusal> {
    return this.database.read(actor, (tx) => templatePicture(tx, actor, region));
  }

  /** The list of a region from now on, for meetings that are not over too. */
  setTemplate(
    actor: RequestActor,
    { region, items }: ChecklistTemplateInput,
    ifMatch: number | '*' | undefined,
  ): Promise<ChecklistTemplate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const current = await templatePicture(tx, actor, region);
      if (isRefusal(current)) return current;
      if (!current.mayChange) return forbidden('not-your-region');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== current.version) return { refused: 'stale', current };
      const twice = items.findIndex(({ key }, place) => items.findIndex((each) => each.key === key) < place);
      if (twice >= 0) return invalid({ pointer: `/items/${twice}/key`, code: 'same-id' });
      const nameless = items.findIndex(
        ({ key, title }) => title.trim() === '' && !defaultChecklist.some((each) => each.key === key),
      );
      if (nameless >= 0) return invalid({ pointer: `/items/${nameless}/title`, code: 'required' });
      await tx.rows(
        `INSERT INTO checklist_template (region, items) VALUES ($1, $2)
         ON CONFLICT (region) DO UPDATE SET items = $2, version = checklist_template.version + 1`,
        [region, JSON.stringify(items)],
      );
      return templatePicture(tx, actor, region);
    });
  }

  private async pictured(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Checklist | Refusal> {
    const row = await this.roundTables.inside(tx, id);
    if (isRefusal(row)) return row;
    const today = dayOfInstant(tx.now);
    return {
      roundTableId: id,
      today,
      lines: await linesOf(tx, row, today),
      mayRun: this.roundTables.mayRun(actor, row),
    };
  }
}

async function templatePicture(
  tx: ReadTransaction,
  actor: RequestActor,
  region: string,
): Promise<ChecklistTemplate | Refusal> {
  const office = await tx.row<{ held: boolean }>(
    `SELECT cardinality(app.holders('secretariat', ARRAY[code], app.today())) > 0 AS held FROM region WHERE code = $1`,
    [region],
  );
  if (!office) return invalid({ pointer: '/region', code: 'unknown-region' });
  const kept = await templateOf(tx, region);
  return {
    region,
    items: [...(kept?.items ?? defaultChecklist)],
    mayChange: runsRoundTable(actor, { region, hasSecretariat: office.held }),
    version: kept?.version ?? 0,
  };
}
