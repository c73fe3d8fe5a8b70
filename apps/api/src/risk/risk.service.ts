import { Injectable } from '@nestjs/common';
import type {
  RiskAssessment,
  RiskAssessmentInput,
  RiskAssessmentPatch,
  RiskAssessments,
  RiskAssessmentsQuery,
  WholeRiskAssessment,
} from '@portal/contracts';
import {
  forbidden,
  invalid,
  isFocalPointOf,
  isRefusal,
  isTeamMemberOf,
  notFound,
  type Refusal,
  refusalToEditRisk,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { rightOf } from '../platform/hand.js';
import { Vault } from '../platform/vault/vault.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { officeIn, RiskLookup, type RiskRow, toRiskToChange } from './risk-lookup.service.js';
import { RiskPictureService, sealScope } from './risk-picture.service.js';

/** Risk assessments of a country, for its own people and whom they let in by name. */
@Injectable()
export class RiskService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly methods: RiskMethodLookup,
    private readonly picture: RiskPictureService,
    private readonly vault: Vault,
  ) {}

  /** Empty for whoever may see none, whether there are any or not. */
  list(actor: RequestActor, { iso3 }: RiskAssessmentsQuery): Promise<RiskAssessments> {
    return this.database.read(actor, async (tx) => ({
      items: await this.picture.list(tx, actor, iso3 ?? null),
      mayBegin: rightOf(refusalToBegin(actor, iso3 ?? null)),
    }));
  }

  /** That somebody looked is entered before they do. */
  async read(actor: RequestActor, id: string): Promise<WholeRiskAssessment | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const row = await this.lookup.byId(tx, id);
      return row ? this.picture.whole(tx, actor, row) : notFound;
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'risk_assessment', id);
    return answer;
  }

  /** Begins the first version of an assessment, with a key of its own. */
  begin(actor: RequestActor, input: RiskAssessmentInput): Promise<RiskAssessment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const refusal = refusalToBegin(actor, input.iso3);
      if (refusal) return refusal;
      if (!(await this.methods.shapeOf(tx, input.methodId))) {
        return invalid({ pointer: '/methodId', code: 'unknown-method' });
      }
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      const key = await this.vault.begin(tx, id, input.iso3);
      await tx.insert('risk_assessment', {
        id,
        series_id: id,
        iso3: input.iso3,
        reference_year: input.referenceYear,
        language: input.language,
        method_id: input.methodId,
        ...sealScope(key, id, input.scope),
        support_partners: input.supportPartners,
        created_by: actor.id,
        created_at: tx.now,
      });
      await tx.insert('risk_step_taken', {
        assessment_id: id,
        iso3: input.iso3,
        life: 'draft',
        ...taken(tx, actor, input.iso3),
      });
      return this.present(tx, actor, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { referenceYear, scope, supportPartners }: RiskAssessmentPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<RiskAssessment | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      const refusal = refusalToEditRisk(actor, toRiskToChange(row));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const version = ifMatch === '*' ? row.version : ifMatch;
      if (version !== row.version) return { refused: 'stale', current: await this.picture.read(tx, actor, row) };
      const changed = await tx.change<Versioned>('risk_assessment', row, {
        reference_year: referenceYear ?? row.reference_year,
        support_partners: supportPartners ?? row.support_partners,
        ...(scope === undefined ? {} : sealScope(await this.vault.open(tx, row.series_id), id, scope)),
      });
      const present = await this.present(tx, actor, id);
      return isRefusal(changed) && changed.refused === 'stale' ? { refused: 'stale', current: present } : present;
    });
  }

  private async present(tx: Transaction, actor: RequestActor, id: string): Promise<RiskAssessment | Refusal> {
    const row: RiskRow | undefined = await this.lookup.byId(tx, id);
    return row ? this.picture.read(tx, actor, row) : notFound;
  }
}

/** Its country's focal point begins an assessment; without a country, whoever is one of some country. */
function refusalToBegin(actor: RequestActor, iso3: string | null): Refusal | null {
  const countries = actor.assignments.flatMap(({ scope }) => (scope.kind === 'country' ? [scope.iso3] : []));
  const asked = iso3 === null ? countries : [iso3];
  if (asked.some((each) => isFocalPointOf(actor, each))) return null;
  return forbidden(asked.some((each) => isTeamMemberOf(actor, each)) ? 'not-your-assessment' : 'not-your-country');
}

/** Who takes a step, as `risk_step_taken` keeps it. */
export function taken(tx: Transaction, actor: RequestActor, iso3: string) {
  const { role, scope } = officeIn(actor, iso3);
  return { taken_by: actor.id, taken_role: role, taken_scope: scope, taken_at: tx.now };
}
