import { Injectable } from '@nestjs/common';
import type { Judgement } from '@portal/domain';
import type { Transaction } from '../platform/database/transaction.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { openTitle, openWords, type ScenarioRow, sealedColumns, selectScenarios } from './scenario.row.js';

export interface CopyWanted {
  readonly from: string;
  readonly to: string;
  readonly methodId: string;
  readonly key: DataKey;
  readonly remap: (judgement: Judgement | null) => Judgement | null;
}

/** Copies the scenarios of a version into the next one: sealed words belong to their row, so that each is sealed anew. */
@Injectable()
export class ScenarioCopyService {
  async copy(tx: Transaction, { from, to, methodId, key, remap }: CopyWanted): Promise<void> {
    const rows = await tx.rows<ScenarioRow>(`${selectScenarios} WHERE s.assessment_id = $1 ORDER BY s.number`, [from]);
    const ids = new Map<string, string>();
    for (const row of rows) {
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      ids.set(row.id, id);
      await tx.insert('scenario', {
        id,
        assessment_id: to,
        iso3: row.iso3,
        line_id: row.line_id,
        series_id: row.series_id,
        method_id: methodId,
        number: row.number,
        domain: row.domain,
        origin: row.origin,
        setting: row.setting,
        agent_class: row.agent_class,
        ...sealedColumns(key, id, openTitle(key, row), openWords(key, row)),
        inherent: remap(row.inherent),
        current: remap(row.current),
        target: remap(row.target),
        rated_at: row.rated_at,
        confidence: row.confidence,
        is_narrowed: row.is_narrowed,
        sample: row.sample,
      });
    }
    const [olds, news] = [[...ids.keys()], [...ids.values()]];
    const mapped = `unnest($1::uuid[], $2::uuid[]) AS m (old, new)`;
    await tx.rows(
      `INSERT INTO scenario_treatment (scenario_id, assessment_id, iso3, line, linked_by, linked_role, linked_scope, linked_at,
         sample)
       SELECT m.new, $3, t.iso3, t.line, t.linked_by, t.linked_role, t.linked_scope, t.linked_at, t.sample
       FROM scenario_treatment t JOIN ${mapped} ON m.old = t.scenario_id`,
      [olds, news, to],
    );
    await tx.rows(
      `INSERT INTO scenario_cascade (scenario_id, assessment_id, iso3, sets_off_id, sample)
       SELECT m.new, $3, c.iso3, o.new, c.sample FROM scenario_cascade c JOIN ${mapped} ON m.old = c.scenario_id
       JOIN unnest($1::uuid[], $2::uuid[]) AS o (old, new) ON o.old = c.sets_off_id`,
      [olds, news, to],
    );
    // In the name of whoever bears them, whoever opens the version.
    await tx.derive(() => copyAcceptances(tx, ids, to, key));
  }
}

interface AcceptanceRow {
  readonly id: string;
  readonly scenario_id: string;
  readonly iso3: string;
  readonly words: Buffer;
  readonly until: string;
  readonly accepted_by: string;
  readonly accepted_role: string;
  readonly accepted_scope: unknown;
  readonly accepted_at: string;
  readonly sample: boolean;
}

/** Where the reason of an acceptance is sealed. */
export const acceptancePlace = (id: string) => ({ table: 'risk_acceptance', id, column: 'words' });

/** What is borne today is borne in the next version too, by whom and until when it was. */
async function copyAcceptances(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  to: string,
  key: DataKey,
): Promise<void> {
  const rows = await tx.rows<AcceptanceRow>(
    `SELECT * FROM risk_acceptance WHERE scenario_id = ANY ($1) AND withdrawn_at IS NULL AND until >= app.today()`,
    [[...ids.keys()]],
  );
  for (const row of rows) {
    const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
    const id = made?.id ?? '';
    const { iso3, until, accepted_by, accepted_role, accepted_scope, accepted_at, sample } = row;
    await tx.post('risk_acceptance', {
      id,
      scenario_id: ids.get(row.scenario_id),
      assessment_id: to,
      words: key.seal(acceptancePlace(id), key.open(acceptancePlace(row.id), row.words)),
      ...{ iso3, until, accepted_by, accepted_role, accepted_scope, accepted_at, sample },
    });
  }
}
