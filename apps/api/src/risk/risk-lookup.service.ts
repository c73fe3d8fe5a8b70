import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Day,
  type Instant,
  isFocalPointOf,
  type Language,
  type RiskLife,
  type RiskPart,
  type RiskToChange,
  type Role,
  type StepMap,
} from '@portal/domain';
import type { Hand } from '@portal/contracts';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A row of `risk_assessment`, with what acts on it depend on beside it. */
export interface RiskRow {
  readonly id: string;
  readonly series_id: string;
  readonly number: number;
  readonly iso3: string;
  readonly country_names: Readonly<Record<Language, string>>;
  readonly reference_year: number;
  readonly language: Language;
  readonly method_id: string;
  readonly remapping: StepMap | null;
  readonly words: Buffer;
  readonly has_scope: boolean;
  readonly support_partners: readonly string[];
  readonly life: RiskLife;
  readonly approved_on: Day | null;
  readonly created_at: Instant;
  readonly sample: boolean;
  readonly version: number;
  readonly part: RiskPart | null;
  readonly has_lead: boolean;
  readonly has_open_version: boolean;
  readonly prepared_id: string | null;
}

/** Assessments `a` as rows; the rest of the statement follows. */
const selectRisks = `
  SELECT a.id, a.series_id, a.number, a.iso3, c.names AS country_names, a.reference_year, a.language, a.method_id,
    a.remapping, a.words, a.has_scope, a.support_partners, a.life, a.approved_on, a.created_at, a.sample, a.version,
    (SELECT x.part FROM risk_part x WHERE x.assessment_id = a.id AND x.person_id = app.actor()) AS part,
    EXISTS (SELECT FROM risk_part x WHERE x.assessment_id = a.id AND x.part = 'lead') AS has_lead,
    EXISTS (SELECT FROM risk_assessment n WHERE n.series_id = a.series_id AND n.life IN ('draft', 'peer-review'))
      AS has_open_version,
    (SELECT u.id FROM status_update u WHERE u.id = a.update_id AND u.state = 'draft') AS prepared_id
  FROM risk_assessment a JOIN partner_country c ON c.iso3 = a.iso3`;

/** Assessments for the rooms whose records hang on one; row security leaves out what the actor may not see. */
@Injectable()
export class RiskLookup {
  /** Undefined: absent or hidden. */
  byId(tx: ReadTransaction, id: string): Promise<RiskRow | undefined> {
    return tx.row<RiskRow>(`${selectRisks} WHERE a.id = $1`, [id]);
  }

  /** The latest ones first; of one country where it is named. */
  all(tx: ReadTransaction, iso3: string | null): Promise<RiskRow[]> {
    return tx.rows<RiskRow>(
      `${selectRisks} WHERE $1::text IS NULL OR a.iso3 = $1
       ORDER BY a.iso3, a.reference_year DESC, a.series_id, a.number DESC`,
      [iso3],
    );
  }

  /** Every version of one assessment, the first one first. */
  versions(tx: ReadTransaction, seriesId: string): Promise<RiskRow[]> {
    return tx.rows<RiskRow>(`${selectRisks} WHERE a.series_id = $1 ORDER BY a.number`, [seriesId]);
  }
}

export function toRiskToChange({ iso3, life, part }: Pick<RiskRow, 'iso3' | 'life' | 'part'>): RiskToChange {
  return { iso3, life, part };
}

/** In what office one of the country's own people acts. */
export function officeIn(actor: Actor, iso3: string): { readonly role: Role; readonly scope: Hand['scope'] } {
  return { role: isFocalPointOf(actor, iso3) ? 'focal-point' : 'team-member', scope: { kind: 'country', iso3 } };
}
