import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import type { Review, RiskMethod, Scenario } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { JudgementWordsOf } from './judgement-words';
import { ReviewActs } from './review-acts';
import { ScenarioApi } from './scenario-api';

/** Experts from outside: who is let in until when, what they declared, and what each says of the judgements. */
@Component({
  selector: 'portal-review-panel',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="reviews">
      <h2 id="reviews">{{ t('reviews') }}</h2>
      @for (review of reviews(); track review.id) {
        <article>
          <p>
            <strong
              ><bdi>{{ review.person.name ?? t('somebody') }}</bdi></strong
            >
            <span class="second">{{ formats.instant(review.at) }}</span>
          </p>
          <p class="second" dir="auto">
            {{ review.hasConflict ? t('reviews.declared', { words: review.conflict }) : t('reviews.no-conflict') }}
          </p>
          <ul>
            @for (each of review.judgements; track each.on) {
              <li>
                <portal-icon [name]="each.verdict === 'agree' ? 'check' : 'info'" />
                <span [class.other]="each.verdict === 'disagree'" dir="auto">{{ saidOf(each) }}</span>
              </li>
            }
          </ul>
          @if (review.comment) {
            <p dir="auto">{{ review.comment }}</p>
          }
        </article>
      } @empty {
        <p class="second">{{ t('reviews.none') }}</p>
      }
      @if (asked.hasValue() && asked.value().mayReview.may) {
        <button type="button" class="button primary" (click)="asks.emit(acts.review(method(), scenario(), mine()))">
          {{ t(mine() ? 'reviews.change' : 'reviews.write') }}
        </button>
      }
      @if (mayGrant()) {
        <ul>
          @for (each of letIn(); track each.id) {
            <li>
              <span>{{
                t('reviews.access', { name: each.person.name ?? t('somebody'), day: formats.day(each.until) })
              }}</span>
              <button type="button" class="link" (click)="withdraw(each.id)">{{ t('reviews.withdraw') }}</button>
            </li>
          }
        </ul>
        <button type="button" class="button" (click)="asks.emit(acts.invite(scenario()))">
          {{ t('reviews.invite') }}
        </button>
      }
      <p role="status" class="second">{{ said() }}</p>
    </section>
  `,
  styles: `
    @use '../ui/card';

    .card {
      @include card.card;
    }
    article {
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
    }
    button.link {
      min-block-size: 28px;
      color: var(--accent);
      font-weight: 600;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding-block: 4px;
    }
    .other {
      color: var(--caution);
      font-weight: 600;
    }
    .button {
      margin-block-start: 8px;
    }
  `,
})
export class ReviewPanel {
  readonly scenario = input.required<Scenario>();
  readonly method = input.required<RiskMethod>();
  /** The reader may let experts in. */
  readonly mayGrant = input.required<boolean>();
  readonly asks = output<FormAct>();

  private readonly api = inject(ScenarioApi);
  private readonly session = inject(Session);
  private readonly judgement = inject(JudgementWordsOf);
  protected readonly acts = inject(ReviewActs);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  private readonly risk = roomTexts('risk').t;
  protected readonly said = signal('');
  protected readonly asked = this.api.reviews(() => this.scenario().id);
  private readonly grants = this.api.grants(() => (this.mayGrant() ? this.scenario().assessmentId : undefined));
  protected readonly reviews = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly mine = computed(
    () => this.reviews().find(({ person }) => person.id === this.session.person()?.id) ?? null,
  );
  /** Who may see this scenario by name now. */
  protected readonly letIn = computed(() =>
    (this.grants.hasValue() ? this.grants.value().items : []).filter(
      ({ isInForce, purpose, scenarioIds }) =>
        isInForce && purpose === 'review' && scenarioIds.includes(this.scenario().id),
    ),
  );

  constructor() {
    effect(() => {
      if (this.api.changes() === 0) return;
      this.asked.reload();
      this.grants.reload();
    });
  }

  protected saidOf({ on, verdict, step, comment }: Review['judgements'][number]): string {
    const about = this.risk(`judgement.${on}`);
    const would =
      step === null ? [] : [this.t('reviews.would', { step: this.judgement.step(this.method(), on, step) })];
    return [`${about}: ${this.risk(`verdict.${verdict}`)}`, ...would, ...(comment ? [comment] : [])].join('. ');
  }

  protected async withdraw(grant: string): Promise<void> {
    try {
      await this.api.withdrawGrant(grant);
      this.said.set(this.t('reviews.withdrawn'));
    } catch (failure) {
      this.said.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }
}
