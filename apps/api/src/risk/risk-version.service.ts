import { Injectable } from '@nestjs/common';
import type { NextRiskVersionInput, RiskAssessment, Remapping } from '@portal/contracts';
import {
  conflict,
  errorsInMap,
  invalid,
  isRefusal,
  type Judgement,
  notFound,
  type Refusal,
  refusalToOpenNextRisk,
  remapped,
  type StepMap,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { ScenarioCopyService } from '../scenario/scenario-copy.service.js';
import { RiskLookup, type RiskRow, toRiskToChange } from './risk-lookup.service.js';
import { openScope, RiskPictureService, sealScope } from './risk-picture.service.js';
import { taken } from './risk.service.js';

interface Target {
  readonly methodId: string;
  /** Null: the same method. */
  readonly map: StepMap | null;
}

/** Opens the next version with all that the approved one says; where its method is another, every rating is remapped. */
@Injectable()
export class RiskVersionService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly picture: RiskPictureService,
    private readonly methods: RiskMethodLookup,
    private readonly copies: ScenarioCopyService,
  ) {}

  openNext(
    actor: RequestActor,
    id: string,
    { referenceYear, remapping }: NextRiskVersionInput,
  ): Promise<RiskAssessment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const before = await this.lookup.byId(tx, id);
      if (!before) return notFound;
      // One opening of an assessment after the other: the second sees that a version is open.
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 54))', [before.series_id]);
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      const refusal = refusalToOpenNextRisk(actor, toRiskToChange(row), row.has_open_version);
      if (refusal) return refusal;
      const target = await this.target(tx, row, remapping);
      if (isRefusal(target)) return target;
      const key = await this.picture.keyOf(tx, row);
      const next = await this.copy(tx, actor, row, referenceYear, target, key);
      await this.copies.copy(tx, {
        from: row.id,
        to: next,
        methodId: target.methodId,
        key,
        remap: remapBy(target.map),
      });
      const present = await this.lookup.byId(tx, next);
      return present ? this.picture.read(tx, actor, present) : conflict('version-open');
    });
  }

  private async target(tx: Transaction, row: RiskRow, remapping: Remapping | undefined): Promise<Target | Refusal> {
    if (remapping === undefined) return { methodId: row.method_id, map: null };
    const shapes = await this.methods.shapesOf(tx, [row.method_id, remapping.methodId]);
    const [from, to] = [shapes.get(row.method_id), shapes.get(remapping.methodId)];
    if (!from || !to) return invalid({ pointer: '/remapping/methodId', code: 'unknown-method' });
    const map = { likelihood: remapping.likelihood, impact: remapping.impact };
    const errors = errorsInMap(map, from, to, '/remapping');
    return errors.length > 0 ? invalid(...errors) : { methodId: remapping.methodId, map };
  }

  private async copy(
    tx: Transaction,
    actor: RequestActor,
    row: RiskRow,
    referenceYear: number,
    { methodId, map }: Target,
    key: DataKey,
  ): Promise<string> {
    const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
    const id = made?.id ?? '';
    await tx.insert('risk_assessment', {
      id,
      series_id: row.series_id,
      number: row.number + 1,
      iso3: row.iso3,
      reference_year: referenceYear,
      language: row.language,
      method_id: methodId,
      remapping: map,
      ...sealScope(key, id, openScope(key, row)),
      support_partners: row.support_partners,
      created_by: actor.id,
      created_at: tx.now,
      sample: row.sample,
    });
    // Whoever leads the version before leads this one from here on, and may fill it.
    await tx.derive(() =>
      tx.rows(
        `INSERT INTO risk_part (assessment_id, iso3, person_id, part, named_by, named_role, named_scope, sample)
       SELECT $2, iso3, person_id, part, named_by, named_role, named_scope, sample FROM risk_part WHERE assessment_id = $1`,
        [row.id, id],
      ),
    );
    await tx.insert('risk_step_taken', {
      assessment_id: id,
      iso3: row.iso3,
      life: 'draft',
      sample: row.sample,
      ...taken(tx, actor, row.iso3),
    });
    return id;
  }
}

function remapBy(map: StepMap | null): (judgement: Judgement | null) => Judgement | null {
  return (judgement) => (judgement === null || map === null ? judgement : remapped(map, judgement));
}
