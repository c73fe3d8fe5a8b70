import { Injectable } from '@nestjs/common';
import type { RiskComparison } from '@portal/contracts';
import {
  invalid,
  isRefusal,
  notFound,
  type PlacedRisk,
  type RatedPlace,
  ratingKinds,
  ratingOf,
  type Refusal,
  riskMoves,
  type StepMap,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type CheckedScenario, ListedScenarioService, titleOf } from '../scenario/listed-scenario.service.js';
import { RiskLookup, type RiskRow } from './risk-lookup.service.js';
import { RiskPictureService } from './risk-picture.service.js';

/** Two versions of one assessment beside each other: how each rating moved. */
@Injectable()
export class RiskComparisonService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly scenarios: ListedScenarioService,
    private readonly picture: RiskPictureService,
  ) {}

  async compare(actor: RequestActor, ids: { from: string; to: string }): Promise<RiskComparison | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const from = await this.lookup.byId(tx, ids.from);
      const to = await this.lookup.byId(tx, ids.to);
      if (!from || !to) return notFound;
      if (from.series_id !== to.series_id) return invalid({ pointer: '/to', code: 'not-allowed' });
      const key = await this.picture.keyOf(tx, from);
      const placed = async ({ id }: RiskRow) =>
        (await this.scenarios.inRisks(tx, [id], tx.now.slice(0, 10))).map((each) => toPlaced(each, titleOf(each, key)));
      const isSameMethod = from.method_id === to.method_id;
      const map = isSameMethod ? null : await this.mapBetween(tx, from, to);
      const moves = riskMoves(await placed(from), await placed(to), map);
      return {
        from: headOf(from),
        to: headOf(to),
        isSameMethod,
        items: moves.map((move) => ({ ...move, from: move.from && { ...move.from }, to: move.to && { ...move.to } })),
      };
    });
    if (!isRefusal(answer)) {
      for (const id of new Set([ids.from, ids.to])) await this.database.witness(actor, 'risk_assessment', id);
    }
    return answer;
  }

  /** How the steps of the one went into those of the other, through every version in between; null: backwards, or none. */
  private async mapBetween(tx: ReadTransaction, from: RiskRow, to: RiskRow): Promise<StepMap | null> {
    const versions = await this.lookup.versions(tx, from.series_id);
    const maps = versions
      .filter(({ number }) => number > from.number && number <= to.number)
      .flatMap(({ remapping }) => (remapping ? [remapping] : []));
    const [first, ...more] = maps;
    return first ? more.reduce(composed, first) : null;
  }
}

const headOf = ({ id, number, reference_year: referenceYear }: RiskRow) => ({ id, number, referenceYear });

function composed(first: StepMap, then: StepMap): StepMap {
  const through = (axis: keyof StepMap) =>
    Object.fromEntries(Object.entries(first[axis]).map(([step, goal]) => [step, then[axis][goal] ?? goal]));
  return { likelihood: through('likelihood'), impact: through('impact') };
}

function toPlaced({ row, method }: CheckedScenario, title: string): PlacedRisk {
  const [inherent, current, target] = ratingKinds.map((kind): RatedPlace | null => {
    const judgement = row[kind];
    if (judgement === null) return null;
    const { likelihood, impact, level } = ratingOf(method, judgement);
    return { likelihood, impact, level };
  });
  return {
    lineId: row.line_id,
    title,
    places: { inherent: inherent ?? null, current: current ?? null, target: target ?? null },
  };
}
