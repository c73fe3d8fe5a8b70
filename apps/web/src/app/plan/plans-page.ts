import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ListedPlan, WholePlan } from '@portal/contracts';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import { PlanApi } from './plan-api';
import { PlanBegin } from './plan-begin';
import { seriesOf } from './plan-series';

/** A country's action plans, each in its versions, as far as the reader sees them; its focal point begins one here. */
@Component({
  selector: 'portal-plans-page',
  imports: [NotFoundPage, PlanBegin, ProblemNote, RouterLink, VisibilityLabel],
  templateUrl: './plans-page.html',
  styleUrl: './plans-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlansPage {
  private readonly api = inject(PlanApi);
  private readonly network = inject(NetworkApi);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;

  readonly iso3 = input.required<string>();
  readonly sample = input<string>();

  protected readonly isBeginning = signal(false);
  private readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly country = this.network.country(this.iso3, () =>
    this.session.isKnown() ? { sample: this.sampleMode() } : undefined,
  );
  protected readonly plans = this.api.plansOf(() =>
    this.session.isKnown() ? { iso3: this.iso3(), sample: this.sampleMode() } : undefined,
  );
  protected readonly isMissing = computed(() =>
    [this.country.statusCode(), this.plans.statusCode()].some((code) => code === 404 || code === 422),
  );
  protected readonly name = computed(() => (this.country.hasValue() ? this.country.value().name : ''));
  protected readonly all = computed(() => (this.plans.hasValue() ? this.plans.value().items : []));
  protected readonly series = computed(() => seriesOf(this.all()));
  /** What can be copied: only what the reader sees whole. */
  protected readonly copies = computed(() => this.all().filter(({ sight }) => sight === 'whole'));

  constructor() {
    pageTitle(() => (this.name() === '' ? '' : this.t('plans.of', { country: this.name() })));
  }

  protected percent(value: number | null): string {
    return value === null ? '' : this.formats.percent(value / 100);
  }

  /** `Strategic plan, version 2, adopted; 1 Jan 2024 – 31 Dec 2028`. */
  protected linesOf({ tier, number, life, startsOn, endsOn, isExpired, adoptedOn }: ListedPlan): string {
    return this.formats.enumeration(
      [
        this.t('what.list', { tier: this.t(`tier.${tier}`), number: this.formats.number(number) }),
        isExpired ? this.t('expired') : this.t(`life.${life}`),
        adoptedOn ? this.formats.shortDay(adoptedOn) : '',
        `${this.formats.shortDay(startsOn)} – ${this.formats.shortDay(endsOn)}`,
      ].filter(Boolean),
    );
  }

  protected standingOf({ progress, plannedProgress, isBehind, lastReportOn }: ListedPlan): string {
    if (progress === null) return this.t('band.nothing');
    const points = Math.round((plannedProgress ?? progress) - progress);
    const last = lastReportOn ? this.t('last-report', { day: this.formats.shortDay(lastReportOn) }) : '';
    return [isBehind ? this.texts.n('band.behind', points) : this.t('band.on-plan'), last].filter(Boolean).join(' ');
  }

  protected async began(plan: WholePlan): Promise<void> {
    await this.router.navigate(['/plans', plan.id]);
  }
}
