import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import type { RiskMethod, Scenario, ScoringRound } from '@portal/contracts';
import { levelOf, overallImpact, shapeOf } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { stepsOf } from '../ui/rating-steps';
import { ScenarioApi } from './scenario-api';
import { ScoreStrip } from './score-strip';
import { ScoringActs } from './scoring-acts';

/** Blind scoring of one scenario: who has scored, never what, until a round is over; then the spread and what was agreed. */
@Component({
  selector: 'portal-scoring-panel',
  imports: [Icon, ScoreStrip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scoring-panel.html',
  styleUrl: './scoring-panel.scss',
})
export class ScoringPanel {
  readonly scenario = input.required<Scenario>();
  readonly method = input.required<RiskMethod>();
  readonly mayOpen = input.required<boolean>();
  /** A form that shall be opened. */
  readonly asks = output<FormAct>();

  private readonly api = inject(ScenarioApi);
  protected readonly acts = inject(ScoringActs);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly asked = this.api.rounds(() => this.scenario().id);
  protected readonly rounds = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly me = computed(() => this.session.person()?.id ?? null);
  /** A new one can be opened: none is, or the last is over. */
  protected readonly mayBegin = computed(() => {
    const [last] = this.rounds();
    return last ? last.rights.again.may : this.mayOpen();
  });

  constructor() {
    effect(() => {
      if (this.api.changes() > 0) this.asked.reload();
    });
  }

  protected isOver({ scores }: ScoringRound): boolean {
    return scores !== null;
  }

  protected lead({ number, kind, closesAt, closedAt, scores }: ScoringRound): string {
    return this.t(scores === null ? 'scoring.round' : 'scoring.closed', {
      number: this.formats.number(number),
      kind: this.risk(`rating.${kind}`),
      day: this.formats.instant(closedAt ?? closesAt),
    });
  }

  protected counted({ scorers }: ScoringRound): string {
    return this.t('scoring.count', {
      done: this.formats.number(scorers.filter(({ hasScored }) => hasScored).length),
      of: this.formats.number(scorers.length),
    });
  }

  protected agreed({ agreement }: ScoringRound): string {
    if (!agreement) return '';
    const shape = shapeOf(this.method());
    const impact = overallImpact(shape, agreement.judgement.impacts);
    const level = levelOf(shape, { likelihood: agreement.judgement.likelihood, impact });
    return this.t('scoring.agreed', {
      level: `${this.method().levels.find(({ id }) => id === level)?.label ?? ''} (${stepsOf(this.method(), {
        likelihood: agreement.judgement.likelihood,
        impact,
      })})`,
      reason: agreement.reason,
    });
  }

  /** One who is far from the others and has not yet said why, where it is the reader. */
  protected mineToExplain({ scores, agreement }: ScoringRound) {
    const mine = scores?.find(({ person }) => person.id === this.me());
    return mine?.isOutlier && agreement === null ? mine : null;
  }
}
