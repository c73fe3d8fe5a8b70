import { Injectable } from '@nestjs/common';
import type { ListedRiskAssessment, RiskAssessment, RiskMember, WholeRiskAssessment } from '@portal/contracts';
import {
  contradictionsIn,
  type Day,
  openRiskStep,
  type Refusal,
  refusalToAcceptRisk,
  refusalToActOnRisk,
  refusalToEditRisk,
  refusalToGrantRisk,
  refusalToNamePeople,
  refusalToOpenNextRisk,
  refusalToOpenScoring,
  type RiskAct,
  type RiskLife,
  type RiskPart,
  riskProgress,
  type RiskToApprove,
} from '@portal/domain';
import { type HandRow, rightOf, toHand } from '../platform/hand.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { Vault } from '../platform/vault/vault.js';
import { RiskMethodLookup } from '../risk-method/risk-method-lookup.service.js';
import { type CheckedScenario, ListedScenarioService, toCount, toListed } from '../scenario/listed-scenario.service.js';
import { ownPeopleOf } from './risk-people.queries.js';
import { RiskLookup, type RiskRow, toRiskToChange } from './risk-lookup.service.js';

interface StepRow extends HandRow {
  readonly id: string;
  readonly life: RiskLife;
  readonly taken_at: string;
  readonly words: Buffer | null;
}

/** Assessments as their readers see them: all that is computed, and the words opened. */
@Injectable()
export class RiskPictureService {
  constructor(
    private readonly lookup: RiskLookup,
    private readonly methods: RiskMethodLookup,
    private readonly scenarios: ListedScenarioService,
    private readonly vault: Vault,
  ) {}

  /** Headlines; nothing sealed is opened for them. */
  async list(tx: ReadTransaction, actor: RequestActor, iso3: string | null): Promise<ListedRiskAssessment[]> {
    const rows = await this.lookup.all(tx, iso3);
    const checked = await this.scenarios.inRisks(
      tx,
      rows.map(({ id }) => id),
      dayOf(tx),
    );
    const ofRisk = Map.groupBy(checked, ({ row }) => row.assessment_id);
    return rows.map((row) => headline(row, actor, ofRisk.get(row.id) ?? []));
  }

  async read(tx: ReadTransaction, actor: RequestActor, row: RiskRow): Promise<RiskAssessment> {
    const checked = await this.scenarios.inRisks(tx, [row.id], dayOf(tx));
    return this.assessment(tx, actor, row, checked, await this.vault.open(tx, row.series_id));
  }

  async whole(tx: ReadTransaction, actor: RequestActor, row: RiskRow): Promise<WholeRiskAssessment> {
    const day = dayOf(tx);
    const checked = await this.scenarios.inRisks(tx, [row.id], day);
    const key = await this.vault.open(tx, row.series_id);
    return {
      ...(await this.assessment(tx, actor, row, checked, key)),
      method: await this.methods.read(tx, row.method_id, actor.language),
      scenarioList: checked.map((each) => toListed(each, key, day)),
    };
  }

  /** The key of its words. */
  keyOf(tx: ReadTransaction, { series_id: series }: Pick<RiskRow, 'series_id'>): Promise<DataKey> {
    return this.vault.open(tx, series);
  }

  /** What stands in the way of its approval. */
  async readiness(tx: ReadTransaction, row: RiskRow): Promise<RiskToApprove> {
    return readinessOf(await this.scenarios.inRisks(tx, [row.id], dayOf(tx)));
  }

  private async assessment(
    tx: ReadTransaction,
    actor: RequestActor,
    row: RiskRow,
    checked: readonly CheckedScenario[],
    key: DataKey,
  ): Promise<RiskAssessment> {
    const versions = await this.lookup.versions(tx, row.series_id);
    const risk = toRiskToChange(row);
    const ready = readinessOf(checked);
    const act = (wanted: RiskAct) => refusalToActOnRisk(actor, risk, wanted, ready);
    const rights: Readonly<Record<keyof RiskAssessment['rights'], Refusal | null>> = {
      edit: refusalToEditRisk(actor, risk),
      review: act('review'),
      return: act('return'),
      approve: act('approve'),
      nextVersion: refusalToOpenNextRisk(actor, risk, row.has_open_version),
      people: refusalToNamePeople(actor, risk),
      grant: refusalToGrantRisk(actor, risk),
      accept: refusalToAcceptRisk(actor, risk),
      openRound: refusalToOpenScoring(actor, risk),
    };
    return {
      ...headline(row, actor, checked),
      scope: openScope(key, row),
      supportPartners: [...row.support_partners],
      methodId: row.method_id,
      steps: [...progressOf(row, checked)],
      taken: await takenOf(tx, row.id, key),
      versions: versions.map(({ id, number, life, reference_year: referenceYear }) => ({
        id,
        number,
        life,
        referenceYear,
      })),
      people: await membersOf(tx, row),
      preparedUpdateId: row.prepared_id,
      rights: {
        edit: rightOf(rights.edit),
        review: rightOf(rights.review),
        return: rightOf(rights.return),
        approve: rightOf(rights.approve),
        nextVersion: rightOf(rights.nextVersion),
        people: rightOf(rights.people),
        grant: rightOf(rights.grant),
        accept: rightOf(rights.accept),
        openRound: rightOf(rights.openRound),
      },
      version: row.version,
    };
  }
}

const dayOf = ({ now }: ReadTransaction): Day => now.slice(0, 10);

const scopePlace = (id: string) => ({ table: 'risk_assessment', id, column: 'words' });
const notePlace = (id: string) => ({ table: 'risk_step_taken', id, column: 'words' });

export function sealScope(key: DataKey, id: string, scope: string) {
  return { words: key.seal(scopePlace(id), scope), has_scope: scope.trim() !== '' };
}

export function openScope(key: DataKey, { id, words }: Pick<RiskRow, 'id' | 'words'>): string {
  return key.open<string>(scopePlace(id), words);
}

export function sealNote(key: DataKey, id: string, note: string): Buffer | null {
  return note === '' ? null : key.seal(notePlace(id), note);
}

function progressOf(row: RiskRow, checked: readonly CheckedScenario[]) {
  return riskProgress({
    life: row.life,
    hasScope: row.has_scope,
    hasLead: row.has_lead,
    scenarios: checked.map(toCount),
  });
}

function headline(row: RiskRow, actor: RequestActor, checked: readonly CheckedScenario[]): ListedRiskAssessment {
  return {
    id: row.id,
    seriesId: row.series_id,
    number: row.number,
    iso3: row.iso3,
    country: row.country_names[actor.language],
    referenceYear: row.reference_year,
    language: row.language,
    life: row.life,
    step: openRiskStep(progressOf(row, checked)),
    scenarios: checked.length,
    gaps: checked.filter(({ isGap }) => isGap).length,
    approvedOn: row.approved_on,
    sample: row.sample,
  };
}

function readinessOf(checked: readonly CheckedScenario[]): RiskToApprove {
  const numbers = (holds: (scenario: CheckedScenario) => boolean) =>
    checked.filter(holds).map(({ row }) => String(row.number));
  return {
    scenarios: numbers(() => true),
    unrated: numbers(({ row }) => row.current === null || row.confidence === null),
    scoring: numbers(({ openRound }) => openRound !== null),
    contradictory: numbers(({ method, check }) => contradictionsIn(method, check.ratings, check.exceptions).length > 0),
  };
}

async function takenOf(tx: ReadTransaction, id: string, key: DataKey): Promise<RiskAssessment['taken']> {
  const rows = await tx.rows<StepRow>(
    `SELECT s.id, s.life, s.taken_at, s.words, s.taken_role AS role, s.taken_scope AS scope, s.taken_by AS person_id,
       p.name AS person_name
     FROM risk_step_taken s LEFT JOIN person p ON p.id = s.taken_by WHERE s.assessment_id = $1 ORDER BY s.taken_at, s.id`,
    [id],
  );
  return rows.map((row) => ({
    life: row.life,
    at: row.taken_at,
    by: toHand(row),
    note: row.words === null ? '' : key.open<string>(notePlace(row.id), row.words),
  }));
}

async function membersOf(tx: ReadTransaction, { id, iso3 }: RiskRow): Promise<RiskMember[]> {
  const rows = await tx.rows<{ id: string; name: string | null; part: RiskPart }>(
    `SELECT x.person_id AS id, p.name, x.part FROM risk_part x LEFT JOIN person p ON p.id = x.person_id
     WHERE x.assessment_id = $1 ORDER BY array_position(ARRAY['lead', 'scorer', 'reader'], x.part), p.name, x.id`,
    [id],
  );
  const own = new Set((await ownPeopleOf(tx, iso3)).map((each) => each.id));
  return rows.map(({ id: person, name, part }) => ({ person: { id: person, name }, part, hasLeft: !own.has(person) }));
}
