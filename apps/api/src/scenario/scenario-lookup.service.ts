import { Injectable } from '@nestjs/common';
import type { MethodShape, RiskToChange } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { Vault } from '../platform/vault/vault.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { type ScenarioRow, toScenarioRisk } from './scenario.row.js';
import { scenarioById } from './scenario.service.js';

/** A scenario with what acts on what hangs on it depend on, and the key of its words. */
export interface FoundScenario {
  readonly row: ScenarioRow;
  readonly risk: RiskToChange;
  readonly method: MethodShape;
  readonly key: DataKey;
}

/** The columns by which a record hangs on a scenario. */
export function onScenario({ row }: FoundScenario) {
  return { scenario_id: row.id, assessment_id: row.assessment_id, iso3: row.iso3, sample: row.sample };
}

/** Where the pages show it; whoever reviews it sees it there and its assessment nowhere. */
export function scenarioUrl({ id, assessment_id: assessment }: Pick<ScenarioRow, 'id' | 'assessment_id'>): string {
  return `/risks/${assessment}/scenarios/${id}`;
}

/** Scenarios for the rooms whose records hang on one; row security leaves out what the actor may not see. */
@Injectable()
export class ScenarioLookup {
  constructor(
    private readonly methods: RiskMethodLookup,
    private readonly vault: Vault,
  ) {}

  /** Undefined: absent or hidden. */
  async byId(tx: ReadTransaction, id: string): Promise<FoundScenario | undefined> {
    const row = await scenarioById(tx, id);
    if (!row) return undefined;
    const method = await this.methods.shapeOf(tx, row.method_id);
    if (!method) throw new Error('a scenario without its method');
    return { row, risk: toScenarioRisk(row), method, key: await this.vault.open(tx, row.series_id) };
  }
}
