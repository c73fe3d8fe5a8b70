import { Injectable } from '@nestjs/common';
import type { CascadesInput, Scenario, SensitivityInput, ServedRisks, TreatmentsInput } from '@portal/contracts';
import {
  type Cascade,
  cascadesWith,
  circleOf,
  flagsOf,
  invalid,
  levelToday,
  notFound,
  type Refusal,
  refusalToEditScenario,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import { ListedScenarioService, titleOf } from './listed-scenario.service.js';
import { enter } from './scenario-history.queries.js';
import { ScenarioPictureService } from './scenario-picture.service.js';
import { type ScenarioRow, toScenarioRisk } from './scenario.row.js';
import { scenarioById, touch } from './scenario.service.js';

type Links = (tx: Transaction, row: ScenarioRow) => Promise<Refusal | null>;

/** What a scenario is tied to: actions that treat it, scenarios that it sets off, choices on what the guard found. */
@Injectable()
export class ScenarioLinkService {
  constructor(
    private readonly database: Database,
    private readonly picture: ScenarioPictureService,
    private readonly listed: ListedScenarioService,
    private readonly methods: RiskMethodLookup,
  ) {}

  /** The whole list in place of the one before: lines of actions that the actor sees. */
  treat(actor: RequestActor, id: string, { lines }: TreatmentsInput): Promise<Scenario | Refusal> {
    return this.link(actor, id, async (tx, row) => {
      const seen = await tx.rows<{ line: string; reference: string }>(
        'SELECT DISTINCT line_id AS line, reference FROM action WHERE line_id = ANY ($1)',
        [lines],
      );
      const known = new Map(seen.map(({ line, reference }) => [line, reference]));
      const unknown = lines.flatMap((line, place) => (known.has(line) ? [] : [place]));
      if (unknown.length > 0) {
        return invalid(...unknown.map((place) => ({ pointer: `/lines/${place}`, code: 'unknown-action' as const })));
      }
      const before = await tx.rows<{ line: string; reference: string }>(
        `SELECT t.line, coalesce((SELECT a.reference FROM action a WHERE a.line_id = t.line LIMIT 1), t.line::text) AS reference
         FROM scenario_treatment t WHERE t.scenario_id = $1`,
        [id],
      );
      const { role, scope } = officeIn(actor, row.iso3);
      await tx.rows('DELETE FROM scenario_treatment WHERE scenario_id = $1 AND NOT line = ANY ($2)', [id, lines]);
      await tx.rows(
        `INSERT INTO scenario_treatment (scenario_id, assessment_id, iso3, line, linked_by, linked_role, linked_scope, linked_at,
           sample)
         SELECT $1, $2, $3, line, $5, $6, $7, $8, $9 FROM unnest($4::uuid[]) AS line
         ON CONFLICT (scenario_id, line) DO NOTHING`,
        [id, row.assessment_id, row.iso3, lines, actor.id, role, JSON.stringify(scope), tx.now, row.sample],
      );
      const text = (references: Iterable<string>) => [...new Set(references)].sort().join('\n');
      await this.note(tx, actor, row, 'treatments', text(before.map((each) => each.reference)), text(known.values()));
      return null;
    });
  }

  /** The whole list in place of the one before: scenarios of the same version, in no circle. */
  cascade(actor: RequestActor, id: string, { setsOff }: CascadesInput): Promise<Scenario | Refusal> {
    return this.link(actor, id, async (tx, row) => {
      const rows = await tx.rows<{ id: string; number: number }>(
        'SELECT id, number FROM scenario WHERE assessment_id = $1',
        [row.assessment_id],
      );
      const numbers = new Map(rows.map((each) => [each.id, String(each.number)]));
      const unknown = setsOff.flatMap((other, place) => (numbers.has(other) ? [] : [place]));
      if (unknown.length > 0) {
        return invalid(
          ...unknown.map((place) => ({ pointer: `/setsOff/${place}`, code: 'unknown-scenario' as const })),
        );
      }
      const before = await tx.rows<Cascade>(
        `SELECT scenario_id AS "scenarioId", sets_off_id AS "setsOffId" FROM scenario_cascade WHERE assessment_id = $1`,
        [row.assessment_id],
      );
      const circle = circleOf(cascadesWith(before, id, [...new Set(setsOff)]));
      if (circle) {
        return {
          refused: 'conflict',
          code: 'cascade-circle',
          involved: circle.map((each) => numbers.get(each) ?? each),
        };
      }
      await tx.rows('DELETE FROM scenario_cascade WHERE scenario_id = $1 AND NOT sets_off_id = ANY ($2)', [
        id,
        setsOff,
      ]);
      await tx.rows(
        `INSERT INTO scenario_cascade (scenario_id, assessment_id, iso3, sets_off_id, sample)
         SELECT $1, $2, $3, other, $5 FROM unnest($4::uuid[]) AS other ON CONFLICT (scenario_id, sets_off_id) DO NOTHING`,
        [id, row.assessment_id, row.iso3, setsOff, row.sample],
      );
      const text = (ids: readonly string[]) =>
        [...new Set(ids)]
          .map((each) => numbers.get(each) ?? '')
          .sort()
          .join(', ');
      const was = before.filter(({ scenarioId }) => scenarioId === id).map(({ setsOffId }) => setsOffId);
      await this.note(tx, actor, row, 'setsOff', text(was), text(setsOff));
      return null;
    });
  }

  /** What its author did about what the guard found; narrowing does it at once. */
  choose(actor: RequestActor, id: string, { field, kind, choice }: SensitivityInput): Promise<Scenario | Refusal> {
    const narrows = choice === 'narrowed';
    return this.link(
      actor,
      id,
      async (tx, row) => {
        const { role, scope } = officeIn(actor, row.iso3);
        await tx.insert('scenario_sensitivity', {
          scenario_id: id,
          assessment_id: row.assessment_id,
          iso3: row.iso3,
          ...{ field, kind, choice },
          chosen_by: actor.id,
          chosen_role: role,
          chosen_scope: scope,
          chosen_at: tx.now,
          sample: row.sample,
        });
        if (narrows && !row.is_narrowed) await this.note(tx, actor, row, 'isNarrowed', 'false', 'true');
        return null;
      },
      narrows ? { is_narrowed: true } : {},
    );
  }

  /** From an action's side: the risks that it serves, in their latest versions, for whoever sees them. */
  async served(actor: RequestActor, line: string): Promise<ServedRisks> {
    const answer = await this.database.read(actor, async (tx) => {
      const day = tx.now.slice(0, 10);
      const rows = await tx.rows<{ id: string; assessment_id: string }>(
        `SELECT DISTINCT ON (s.line_id) s.id, s.assessment_id FROM scenario_treatment t JOIN scenario s ON s.id = t.scenario_id
         JOIN risk_assessment a ON a.id = s.assessment_id WHERE t.line = $1 ORDER BY s.line_id, a.number DESC`,
        [line],
      );
      const items: ServedRisks['items'] = [];
      for (const { id } of rows) {
        const checked = await this.listed.byId(tx, id, day);
        if (!checked) continue;
        const { row, method, check } = checked;
        const level = levelToday(method, check.ratings);
        const { levels } = await this.methods.read(tx, row.method_id, actor.language);
        items.push({
          id,
          assessmentId: row.assessment_id,
          number: row.number,
          title: titleOf(checked, await this.picture.keyOf(tx, row)),
          level,
          levelLabel: levels.find((each) => each.id === level)?.label ?? '',
          flags: [...flagsOf(method, check, day)],
        });
      }
      return { items: items.sort((one, other) => one.number - other.number) };
    });
    for (const { id } of answer.items) await this.database.witness(actor, 'scenario', id);
    return answer;
  }

  private link(actor: RequestActor, id: string, links: Links, values: object = {}): Promise<Scenario | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await scenarioById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToEditScenario(actor, toScenarioRisk(row));
      if (refusal) return refusal;
      const refused = (await touch(tx, row, values)) ?? (await links(tx, row));
      return refused ?? (await this.picture.read(tx, actor, id)) ?? notFound;
    });
  }

  private async note(
    tx: Transaction,
    actor: RequestActor,
    row: ScenarioRow,
    field: string,
    before: string,
    after: string,
  ): Promise<void> {
    if (before === after) return;
    await enter(tx, actor, await this.picture.keyOf(tx, row), row, [{ field, before, after }]);
  }
}
