import { Injectable } from '@nestjs/common';
import type { RiskAcceptance, RiskAcceptanceInput, RiskAcceptances, RiskAcceptancesQuery } from '@portal/contracts';
import {
  conflict,
  type Day,
  type Instant,
  invalid,
  isBorneOn,
  isRefusal,
  notFound,
  type Refusal,
  refusalToAcceptRisk,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Versioned } from '../platform/database/transaction.js';
import { type HandRow, toHand } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import { acceptancePlace } from '../scenario/scenario-copy.service.js';
import { onScenario, ScenarioLookup } from '../scenario/scenario-lookup.service.js';

interface AcceptanceRow extends HandRow, Versioned {
  readonly scenario_id: string;
  readonly words: Buffer;
  readonly until: Day;
  readonly accepted_at: Instant;
  readonly withdrawn_at: Instant | null;
}

/** Acceptances `x` as rows; the rest of the statement follows. */
const selectAcceptances = `
  SELECT x.id, x.version, x.scenario_id, x.words, x.until, x.accepted_at, x.withdrawn_at, x.accepted_role AS role,
    x.accepted_scope AS scope, x.accepted_by AS person_id, p.name AS person_name
  FROM risk_acceptance x LEFT JOIN person p ON p.id = x.accepted_by`;

/** Risks that a country's focal point bears until a day; on the day after, the gap is back. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioLookup,
  ) {}

  /** All that were ever given, the last one first. */
  async list(actor: RequestActor, { scenario }: RiskAcceptancesQuery): Promise<RiskAcceptances | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, scenario);
      if (!found) return notFound;
      const rows = await tx.rows<AcceptanceRow>(
        `${selectAcceptances} WHERE x.scenario_id = $1 ORDER BY x.accepted_at DESC, x.id DESC`,
        [scenario],
      );
      return { items: rows.map((row) => toAcceptance(row, found.key, tx.now)) };
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', scenario);
    return answer;
  }

  add(actor: RequestActor, { scenarioId, reason, until }: RiskAcceptanceInput): Promise<RiskAcceptance | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, scenarioId);
      if (!found) return notFound;
      const refusal = refusalToAcceptRisk(actor, found.risk);
      if (refusal) return refusal;
      if (until < tx.now.slice(0, 10)) return invalid({ pointer: '/until', code: 'past-day' });
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      const { role, scope } = officeIn(actor, found.row.iso3);
      await tx.insert('risk_acceptance', {
        ...onScenario(found),
        id,
        words: found.key.seal(acceptancePlace(id), reason),
        until,
        accepted_by: actor.id,
        accepted_role: role,
        accepted_scope: scope,
        accepted_at: tx.now,
      });
      return acceptanceById(tx, found.key, id);
    });
  }

  /** It is borne no more, from this instant. */
  withdraw(actor: RequestActor, id: string): Promise<RiskAcceptance | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<AcceptanceRow>(`${selectAcceptances} WHERE x.id = $1`, [id]);
      const found = row && (await this.scenarios.byId(tx, row.scenario_id));
      if (!found) return notFound;
      if (!isInForce(row, tx.now)) return conflict('acceptance-over');
      const refusal = refusalToAcceptRisk(actor, found.risk);
      if (refusal) return refusal;
      const changed = await tx.change<Versioned>('risk_acceptance', row, {
        withdrawn_at: tx.now,
        withdrawn_by: actor.id,
      });
      return isRefusal(changed) ? conflict('acceptance-over') : acceptanceById(tx, found.key, id);
    });
  }
}

async function acceptanceById(tx: ReadTransaction, key: DataKey, id: string): Promise<RiskAcceptance | Refusal> {
  const row = await tx.row<AcceptanceRow>(`${selectAcceptances} WHERE x.id = $1`, [id]);
  return row ? toAcceptance(row, key, tx.now) : notFound;
}

function isInForce({ until, withdrawn_at: withdrawnAt }: AcceptanceRow, now: Instant): boolean {
  return isBorneOn(now.slice(0, 10), { until, withdrawnAt });
}

function toAcceptance(row: AcceptanceRow, key: DataKey, now: Instant): RiskAcceptance {
  return {
    id: row.id,
    scenarioId: row.scenario_id,
    reason: key.open<string>(acceptancePlace(row.id), row.words),
    until: row.until,
    at: row.accepted_at,
    by: toHand(row),
    withdrawnAt: row.withdrawn_at,
    isInForce: isInForce(row, now),
    version: row.version,
  };
}
