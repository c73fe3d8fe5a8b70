import { Injectable } from '@nestjs/common';
import { RiskReport, type Scenario, type WholeRiskAssessment } from '@portal/contracts';
import {
  highRisks,
  isRefusal,
  judgementIfDone,
  notFound,
  type PlanOutline,
  ratingOf,
  type Refusal,
  type ReportedRisk,
  reportedAtMost,
  type ReportedWords,
  type RiskReportKind,
  riskReportOutline,
  writtenIn,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { PlanDocumentService } from '../plan/plan-document.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { MadeFile } from '../platform/http/answers.js';
import { RiskLookup } from '../risk/risk-lookup.service.js';
import { RiskPictureService } from '../risk/risk-picture.service.js';
import { type CheckedScenario, ListedScenarioService } from '../scenario/listed-scenario.service.js';
import { ScenarioPictureService } from '../scenario/scenario-picture.service.js';

/** A report with what it was made of. */
interface MadeReport {
  readonly outline: PlanOutline;
  readonly iso3: string;
  readonly referenceYear: number;
  readonly number: number;
}

/** Reports of an assessment for whoever reads it: what they see of it, with their name on every page. */
@Injectable()
export class RiskReportService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RiskLookup,
    private readonly assessments: RiskPictureService,
    private readonly listed: ListedScenarioService,
    private readonly scenarios: ScenarioPictureService,
    private readonly documents: PlanDocumentService,
  ) {}

  /** Laid out, for the page that prints it. */
  async read(actor: RequestActor, id: string, kind: RiskReportKind): Promise<RiskReport | Refusal> {
    const made = await this.made(actor, id, kind);
    return isRefusal(made) ? made : RiskReport.parse(made.outline);
  }

  /** As a document for Word. */
  async document(actor: RequestActor, id: string, kind: RiskReportKind): Promise<MadeFile | Refusal> {
    const made = await this.made(actor, id, kind);
    if (isRefusal(made)) return made;
    const { outline, iso3, referenceYear, number } = made;
    const name = `risk-assessment-${iso3}-${referenceYear}-v${number}-${kind}`;
    return this.documents.word(outline, actor.language, name);
  }

  /** That somebody took it is entered before they have it: of the assessment, and of each scenario told in words. */
  private async made(actor: RequestActor, id: string, kind: RiskReportKind): Promise<MadeReport | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const row = await this.lookup.byId(tx, id);
      if (!row) return notFound;
      const whole = await this.assessments.whole(tx, actor, row);
      const told = kind === 'summary' ? [] : await this.told(tx, actor, whole);
      const checked = await this.listed.inRisks(tx, [id], tx.now.slice(0, 10));
      return { whole, told, checked, madeAt: tx.now };
    });
    if (isRefusal(answer)) return answer;
    const { whole, told, checked, madeAt } = answer;
    await this.database.witness(actor, 'risk_assessment', id);
    for (const each of told) await this.database.witness(actor, 'scenario', each.id);
    const { language } = actor;
    const outline = riskReportOutline(
      { ...whole, risks: risksOf(whole, told, checked) },
      {
        kind,
        say: (key, values = {}) => sentence('risk-files', key, language, values),
        written: writtenIn(language),
        reader: actor.name,
        madeAt,
      },
    );
    return { outline, iso3: whole.iso3, referenceYear: whole.referenceYear, number: whole.number };
  }

  /** The scenarios that are told in words, opened. */
  private async told(tx: ReadTransaction, actor: RequestActor, whole: WholeRiskAssessment): Promise<Scenario[]> {
    const opened: Scenario[] = [];
    for (const { id } of highRisks(whole.method, whole.scenarioList).slice(0, reportedAtMost['top-risks'])) {
      const scenario = await this.scenarios.read(tx, actor, id);
      if (scenario) opened.push(scenario);
    }
    return opened;
  }
}

function risksOf(
  { scenarioList }: WholeRiskAssessment,
  told: readonly Scenario[],
  checked: readonly CheckedScenario[],
): readonly ReportedRisk[] {
  const words = new Map(told.map((each) => [each.id, wordsOf(each)]));
  const found = new Map(checked.map((each) => [each.row.id, each]));
  return scenarioList.map((each) => {
    const check = found.get(each.id);
    return { ...each, levelIfDone: check ? levelIfDone(check) : null, words: words.get(each.id) ?? null };
  });
}

function wordsOf(scenario: Scenario): ReportedWords {
  const { narrative, likelihoodRationale, impactRationale, controls } = scenario;
  return { narrative, likelihoodRationale, impactRationale, controls, treatedBy: scenario.treatedBy };
}

/** Where it stands once all that treats it today is done. */
function levelIfDone({ method, check }: CheckedScenario): string | null {
  const lines = check.treatedBy.map(({ state }, place) => ({ line: String(place), state }));
  const judgement = judgementIfDone(check.ratings, lines, new Set(lines.map(({ line }) => line)));
  return judgement === null ? null : ratingOf(method, judgement).level;
}
