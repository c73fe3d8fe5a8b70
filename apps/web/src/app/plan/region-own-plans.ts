import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import { PlanApi } from './plan-api';
import { PlanBegin } from './plan-begin';
import { planLines } from './plan-lines';
import { seriesOf } from './plan-series';

/** A region's own action plans as far as the reader sees them; its secretariat begins one here. */
@Component({
  selector: 'portal-region-own-plans',
  imports: [PlanBegin, ProblemNote, RouterLink, VisibilityLabel],
  template: `
    <section aria-labelledby="region-own-plans">
      <header>
        <h2 id="region-own-plans">{{ t('own') }}</h2>
        @if (mayBegin() && !isBeginning()) {
          <button type="button" class="button" id="begin" (click)="isBeginning.set(true)">{{ t('own.begin') }}</button>
        }
      </header>
      @if (isBeginning() && mayBegin()) {
        <portal-plan-begin
          [owner]="{ region: code() }"
          [plans]="copies()"
          [needs]="needs()"
          (began)="goOn($event)"
          (closed)="isBeginning.set(false)"
        />
      }
      @if (plans.hasValue()) {
        <ul>
          @for (series of series(); track series.id) {
            @let plan = series.present;
            <li>
              <a class="name" [routerLink]="['/plans', plan.id]"
                ><bdi [attr.lang]="plan.language">{{ plan.title }}</bdi></a
              >
              <portal-visibility-label [visibility]="plan.visibility" />
              @if (plan.sample) {
                <span class="label caution">{{ common('sample') }}</span>
              }
              <p class="second number">{{ lines.linesOf(plan) }}</p>
              <p>
                <bdi dir="ltr" class="number"
                  ><strong>{{ lines.percent(plan.progress) }}</strong></bdi
                >
                {{ lines.standingOf(plan) }}
              </p>
              @for (other of series.others; track other.id) {
                <p>
                  <a [routerLink]="['/plans', other.id]">{{ lines.linesOf(other) }}</a>
                </p>
              }
            </li>
          } @empty {
            @if (!isBeginning()) {
              <li class="second">{{ t(mayBegin() ? 'own.none.begin' : 'own.none') }}</li>
            }
          }
        </ul>
      } @else if (plans.error()) {
        <portal-problem-note [text]="t('error')" (again)="plans.reload()" />
      } @else {
        <span class="skeleton" aria-hidden="true"></span>
      }
    </section>
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      margin-block-end: 8px;
    }
    h2 {
      margin: 0;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      border-block-start: 1px solid var(--line-strong);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      align-items: center;
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    p {
      flex: 1 0 100%;
      margin: 0;
    }
    .name {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    a {
      display: inline-block;
      min-block-size: 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegionOwnPlans {
  readonly code = input.required<string>();
  readonly sample = input.required<string>();
  readonly needs = input.required<ReturnType<PlanBegin['needs']>>();
  readonly isBeginning = model.required<boolean>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly texts = roomTexts('plan-regions');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly lines = planLines();

  protected readonly plans = inject(PlanApi).plansOf(() =>
    this.session.isKnown() ? { region: this.code(), sample: this.sample() } : undefined,
  );
  private readonly all = computed(() => (this.plans.hasValue() ? this.plans.value().items : []));
  protected readonly series = computed(() => seriesOf(this.all()));
  /** What can be copied: only what the reader sees whole. */
  protected readonly copies = computed(() => this.all().filter(({ sight }) => sight === 'whole'));
  readonly mayBegin = computed(() => this.plans.hasValue() && this.plans.value().mayBegin.may);

  protected async goOn(to: readonly string[]): Promise<void> {
    await this.router.navigate([...to]);
  }
}
