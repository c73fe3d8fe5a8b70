import { Injectable } from '@nestjs/common';
import type { Scenario, ScenarioHistory, ScenarioInput, ScenarioPatch } from '@portal/contracts';
import {
  forbidden,
  invalid,
  isRefusal,
  notFound,
  type Refusal,
  refusalToEditScenario,
  refusalToRemoveScenario,
  runsRisk,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { RiskLookup, toRiskToChange } from '../risk/risk-lookup.service.js';
import { begun, changesBetween, errorsInChange, patched } from './scenario-change.js';
import { enter, historyOf } from './scenario-history.queries.js';
import { isScored, ScenarioPictureService } from './scenario-picture.service.js';
import {
  openTitle,
  openWords,
  type ScenarioRow,
  sealedColumns,
  selectScenarios,
  toScenarioRisk,
} from './scenario.row.js';
import { templateFor } from './template.js';

/** Scenarios of assessments: what people write is sealed, and every change of it is kept. */
@Injectable()
export class ScenarioService {
  constructor(
    private readonly database: Database,
    private readonly risks: RiskLookup,
    private readonly methods: RiskMethodLookup,
    private readonly picture: ScenarioPictureService,
  ) {}

  /** That somebody looked is entered before they do. */
  async read(actor: RequestActor, id: string): Promise<Scenario | Refusal> {
    const answer = await this.database.read(actor, async (tx) => (await this.picture.read(tx, actor, id)) ?? notFound);
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', id);
    return answer;
  }

  /** Empty, or with a template's narrative in the assessment's language. */
  create(actor: RequestActor, input: ScenarioInput): Promise<Scenario | Refusal> {
    return this.database.write(actor, async (tx) => {
      const risk = await this.risks.byId(tx, input.assessmentId);
      if (!risk) return notFound;
      const refusal = refusalToEditScenario(actor, toRiskToChange(risk));
      if (refusal) return refusal;
      const template = templateFor(input, risk.language);
      if (isRefusal(template)) return template;
      // One after the other, so that no two have the same number.
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 52))', [risk.id]);
      const [made] = await tx.rows<{ id: string; number: number }>(
        'SELECT uuidv7() AS id, coalesce(max(number), 0) + 1 AS number FROM scenario WHERE assessment_id = $1',
        [risk.id],
      );
      const { id = '', number = 1 } = made ?? {};
      const { domain, origin } = input;
      const { setting, agentClass, narrative } = template;
      const open = begun(input.title, { domain, origin, setting, agent_class: agentClass }, narrative);
      const key = await this.picture.keyOf(tx, risk);
      const row = await tx.insert<ScenarioRow>('scenario', {
        id,
        assessment_id: risk.id,
        iso3: risk.iso3,
        line_id: id,
        series_id: risk.series_id,
        method_id: risk.method_id,
        number,
        ...open.plain,
        template: input.template ?? null,
        ...sealedColumns(key, id, open.title, open.words),
        created_by: actor.id,
        created_at: tx.now,
        sample: risk.sample,
      });
      await enter(tx, actor, key, row, changesBetween(null, open));
      return (await this.picture.read(tx, actor, id)) ?? notFound;
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: ScenarioPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Scenario | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await scenarioById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToEditScenario(actor, toScenarioRisk(row)) ?? refusalToWiden(actor, row, patch);
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const present = async () => (await this.picture.read(tx, actor, id)) ?? notFound;
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current: await present() };
      const method = await this.methods.shapeOf(tx, row.method_id);
      if (!method) return notFound;
      const key = await this.picture.keyOf(tx, row);
      const before = { title: openTitle(key, row), words: openWords(key, row), plain: row };
      const after = patched(before, patch);
      const errors = errorsInChange(method, before, after, patch);
      if (errors.length > 0) return invalid(...errors);
      const changes = changesBetween(before, after);
      if (changes.length === 0) return present();
      const isRated = changes.some(({ field }) => field === 'ratings.current');
      const changed = await tx.change<Versioned>('scenario', row, {
        ...after.plain,
        ...sealedColumns(key, id, after.title, after.words),
        ...(isRated ? { rated_at: after.plain.current === null ? null : tx.now } : {}),
      });
      if (isRefusal(changed)) {
        return changed.refused === 'stale' ? { refused: 'stale', current: await present() } : changed;
      }
      await enter(tx, actor, key, row, changes);
      return present();
    });
  }

  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write<true>(actor, async (tx) => {
      const row = await scenarioById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToRemoveScenario(actor, toScenarioRisk(row), await isScored(tx, id));
      if (refusal) return refusal;
      await tx.rows('DELETE FROM scenario WHERE id = $1', [id]);
      return true;
    });
  }

  /** Who changed which field when, with its words; for the country's own people. */
  async history(actor: RequestActor, id: string): Promise<ScenarioHistory | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const row = await scenarioById(tx, id);
      if (!row) return notFound;
      return { items: await historyOf(tx, await this.picture.keyOf(tx, row), id) };
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', id);
    return answer;
  }
}

/** Undefined: absent or hidden. */
export function scenarioById(tx: ReadTransaction, id: string): Promise<ScenarioRow | undefined> {
  return tx.row<ScenarioRow>(`${selectScenarios} WHERE s.id = $1`, [id]);
}

/** Everybody who writes may narrow; showing it to more people again is for whoever runs the assessment. */
function refusalToWiden(actor: RequestActor, row: ScenarioRow, { isNarrowed }: ScenarioPatch): Refusal | null {
  const isWidened = row.is_narrowed && isNarrowed === false;
  return isWidened && !runsRisk(actor, toScenarioRisk(row)) ? forbidden('not-your-assessment') : null;
}

/** Takes the next version of a scenario, so that whoever wrote on the one before is told. */
export async function touch(tx: Transaction, row: ScenarioRow, values = {}): Promise<Refusal | null> {
  const changed = await tx.change<Versioned>('scenario', row, values);
  return isRefusal(changed) ? changed : null;
}
