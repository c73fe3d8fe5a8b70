import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { judgementIfDone, ratingKinds, ratingOf, shapeOf } from '@portal/domain';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { RiskMarking } from '../ui/risk-marking';
import { RiskRating } from '../ui/risk-rating';
import { NotFoundPage } from '../shell/not-found-page';
import { DomainMarks } from '../ui/domain-marks';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { stepsOf } from '../ui/rating-steps';
import { ProblemNote } from '../ui/problem-note';
import { AcceptancePanel } from './acceptance-panel';
import { ReviewPanel } from './review-panel';
import { ScenarioActs } from './scenario-acts';
import { ScenarioApi } from './scenario-api';
import { ScenarioDesk, type WrittenText } from './scenario-desk';
import { ScenarioLinkActs } from './scenario-link-acts';
import { ScenarioPast } from './scenario-past';
import { ScenarioText } from './scenario-text';
import { ScoringPanel } from './scoring-panel';

/** One scenario: its ratings, its words while they are written, what treats it, and who judged it. */
@Component({
  selector: 'portal-scenario-page',
  imports: [
    AcceptancePanel,
    DomainMarks,
    FormDialog,
    Icon,
    NotFoundPage,
    ProblemNote,
    ReviewPanel,
    RiskMarking,
    RiskRating,
    RouterLink,
    ScenarioPast,
    ScenarioText,
    ScoringPanel,
  ],
  providers: [ScenarioDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scenario-page.html',
  styleUrl: './scenario-page.scss',
})
export class ScenarioPage {
  private readonly api = inject(ScenarioApi);
  private readonly router = inject(Router);
  protected readonly acts = inject(ScenarioActs);
  protected readonly links = inject(ScenarioLinkActs);
  protected readonly desk = inject(ScenarioDesk);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly page = roomTexts('risk-page').t;

  readonly id = input.required<string>();
  readonly scenario = input.required<string>();

  protected readonly kinds = ratingKinds;
  protected readonly perpetrator = ['background', 'motivation', 'capability'] as const;
  protected readonly reasons = ['likelihoodRationale', 'impactRationale'] as const;
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  protected readonly problem = signal('');
  private readonly asked = this.api.comments(() => this.desk.known()?.id);
  protected readonly comments = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  /** Who came in to review sees the scenario alone. */
  protected readonly isAlone = computed(() => this.desk.assessment() === null);

  constructor() {
    effect(() => {
      this.desk.assessmentId.set(this.id());
      this.desk.scenarioId.set(this.scenario());
    });
    effect(() => {
      if (this.api.changes() > 0) this.asked.reload();
    });
    // The browser keeps titles in its history: the scenario's own is left out.
    pageTitle(() => {
      const known = this.desk.known();
      return known ? this.t('page', { number: String(known.number) }) : '';
    });
  }

  protected steps(kind: (typeof ratingKinds)[number]): string {
    const [known, method] = [this.desk.known(), this.desk.method()];
    return known && method ? stepsOf(method, known.ratings[kind]) : '';
  }

  /** Where it would stand once all its actions are done; empty where nothing treats it. */
  protected readonly expected = computed(() => {
    const [known, method] = [this.desk.known(), this.desk.method()];
    if (!known || !method || known.treatedBy.length === 0) return '';
    const judged = judgementIfDone(known.ratings, known.treatedBy, new Set(known.treatedBy.map(({ line }) => line)));
    if (!judged) return '';
    const { level, likelihood, impact } = ratingOf(shapeOf(method), judged);
    const label = method.levels.find(({ id }) => id === level)?.label ?? '';
    return this.t('treatments.expected', {
      level: `${label} (${stepsOf(method, { likelihood, impact })})`,
    });
  });

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected async openTreatments(): Promise<void> {
    const [known, assessment] = [this.desk.known(), this.desk.assessment()];
    if (!known || !assessment) return;
    this.problem.set('');
    try {
      this.open(await this.links.treatments(known, assessment.iso3));
    } catch (failure) {
      this.problem.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }

  protected comment(field: WrittenText): void {
    const known = this.desk.known();
    if (!known) return;
    const paragraphs = this.desk
      .textOf(field)
      .split(/\n+/)
      .filter((each) => each.trim() !== '');
    this.open(this.links.comment(known, field, paragraphs));
  }

  protected readonly removed = (): void => void this.router.navigate(['/risks', this.id()]);

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
  }
}
