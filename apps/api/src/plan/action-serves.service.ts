import { Injectable } from '@nestjs/common';
import type { ActionServes, ActionServesInput, Served } from '@portal/contracts';
import { invalid, isRefusal, notFound, type Refusal, refusalToAssignAction } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { planOf } from './action.service.js';
import { type PlanRow, rightOf, toPlanToChange } from './plan.row.js';

/** Which regional priorities and commitments an action carries out: links, so that nobody types them twice. */
@Injectable()
export class ActionServesService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, id: string): Promise<ActionServes | Refusal> {
    return this.database.read(actor, async (tx) => {
      const found = await ownAction(tx, id);
      return isRefusal(found) ? found : picture(tx, actor, found);
    });
  }

  /** Sets all that it serves. What is unknown, or of another country or region, is told by its field. */
  set(actor: RequestActor, id: string, input: ActionServesInput): Promise<ActionServes | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await ownAction(tx, id);
      if (isRefusal(found)) return found;
      const refusal = refusalToAssignAction(actor, toPlanToChange(found.plan));
      if (refusal) return refusal;
      const before = await servedBy(tx, found.line);
      const able = [...before, ...(await choicesFor(tx, found.plan))];
      for (const [field, kind] of [
        ['priorities', 'priority'],
        ['commitments', 'commitment'],
      ] as const) {
        const unknown = input[field].findIndex((each) => !able.some((one) => one.kind === kind && one.id === each));
        if (unknown >= 0) return invalid({ pointer: `/${field}/${unknown}`, code: 'not-allowed' });
      }
      const wanted = new Set([...input.priorities, ...input.commitments]);
      const gone = before.filter((each) => !wanted.has(each.id)).map((each) => each.id);
      await tx.rows(
        'DELETE FROM action_serves WHERE line_id = $1 AND (priority_id = ANY ($2) OR commitment_id = ANY ($2))',
        [found.line, gone],
      );
      for (const [column, ids] of [
        ['priority_id', input.priorities],
        ['commitment_id', input.commitments],
      ] as const) {
        for (const each of new Set(ids)) {
          if (before.some((one) => one.id === each)) continue;
          await tx.insert('action_serves', {
            series_id: found.plan.series_id,
            line_id: found.line,
            [column]: each,
            linked_by: actor.id,
            linked_at: tx.now,
            sample: found.plan.sample,
          });
        }
      }
      return picture(tx, actor, found);
    });
  }
}

interface OwnAction {
  readonly plan: PlanRow;
  readonly line: string;
}

/** An action of a plan whose own people the actor is among; to others it serves nothing that is there. */
async function ownAction(tx: ReadTransaction, id: string): Promise<OwnAction | Refusal> {
  const plan = await planOf(tx, id);
  const row = await tx.row<{ line_id: string }>(
    `SELECT a.line_id FROM action a JOIN action_plan p ON p.id = a.plan_id
     WHERE a.id = $1 AND p.series_id = ANY ((SELECT app.own_series(app.actor()))::uuid[])`,
    [id],
  );
  return plan && row ? { plan, line: row.line_id } : notFound;
}

async function picture(tx: ReadTransaction, actor: RequestActor, { plan, line }: OwnAction): Promise<ActionServes> {
  const refusal = refusalToAssignAction(actor, toPlanToChange(plan));
  return {
    items: await servedBy(tx, line),
    choices: refusal ? [] : await choicesFor(tx, plan),
    mayLink: rightOf(refusal),
  };
}

function servedBy(tx: ReadTransaction, line: string): Promise<Served[]> {
  return tx.rows<Served>(
    `${commitments} JOIN action_serves s ON s.commitment_id = m.id WHERE s.line_id = $1
     UNION ALL ${priorities} JOIN action_serves s ON s.priority_id = r.id WHERE s.line_id = $1 ORDER BY kind, reference, id`,
    [line],
  );
}

/** Open commitments of the plan's owner, and what its regions endorsed. */
function choicesFor(tx: ReadTransaction, { iso3, region }: PlanRow): Promise<Served[]> {
  return tx.rows<Served>(
    `${commitments} WHERE m.state IN ('open', 'acknowledged', 'under-way')
       AND (m.iso3 = $1 OR (m.addressee = 'secretariat' AND t.region = $2))
     UNION ALL ${priorities} WHERE r.status = 'endorsed' AND (t.region = $2 OR t.region IN (
       SELECT region FROM membership WHERE iso3 = $1 AND (until IS NULL OR app.today() <= until)))
     ORDER BY kind, reference, id`,
    [iso3, region],
  );
}

const commitments = `SELECT 'commitment' AS kind, m.id, m.text AS words, m.reference, m.round_table_id AS "roundTableId", m.state
  FROM commitment m JOIN round_table t ON t.id = m.round_table_id`;
const priorities = `SELECT 'priority' AS kind, r.id, r.title AS words, t.reference, r.round_table_id AS "roundTableId",
    NULL AS state
  FROM regional_priority r JOIN round_table t ON t.id = r.round_table_id`;
