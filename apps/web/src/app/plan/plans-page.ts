import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { DocumentsApi } from '../documents/documents-api';
import { NetworkApi } from '../network/network-api';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { type CountryTab, CountryTabs } from '../ui/country-tabs';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import { PlanApi } from './plan-api';
import { PlanBegin } from './plan-begin';
import { planLines } from './plan-lines';
import { seriesOf } from './plan-series';

/** A country's action plans, each in its versions, as far as the reader sees them; its focal point begins one here. */
@Component({
  selector: 'portal-plans-page',
  imports: [CountryTabs, NotFoundPage, PlanBegin, ProblemNote, RouterLink, VisibilityLabel],
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
  protected readonly lines = planLines();
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
  private readonly documents = inject(DocumentsApi).list(() =>
    this.session.isKnown() ? { iso3: this.iso3(), limit: 1 } : undefined,
  );
  protected readonly withoutTabs = computed<readonly CountryTab[]>(() => {
    const { total = 0, held = 0, mayAdd = false } = this.documents.hasValue() ? this.documents.value() : {};
    return total > 0 || (held ?? 0) > 0 || mayAdd ? [] : ['documents'];
  });
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

  protected async goOn(to: readonly string[]): Promise<void> {
    await this.router.navigate([...to]);
  }
}
