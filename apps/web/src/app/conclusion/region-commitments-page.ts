import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { commitmentStates } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { CommitmentList } from './commitment-list';

/** What is still to be kept in a region, the longest due first; filtered by country and state, in the address. */
@Component({
  selector: 'portal-region-commitments-page',
  imports: [CommitmentList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <nav [attr.aria-label]="t('path')">
        <a [routerLink]="['/regions', code()]">{{ region()?.name ?? code() }}</a>
      </nav>
      <h1>{{ t('follow-up') }}</h1>
      <div class="filters">
        <label class="field">
          <span>{{ t('filter.country') }}</span>
          <select #chosen (change)="ask({ country: countries()[chosen.selectedIndex - 1]?.iso3 ?? null })">
            <option>{{ t('filter.all-countries') }}</option>
            @for (each of countries(); track each.iso3) {
              <option [selected]="each.iso3 === country()">{{ each.name }}</option>
            }
          </select>
        </label>
        <label class="field">
          <span>{{ t('filter.state') }}</span>
          <select #stands (change)="ask({ state: states[stands.selectedIndex - 1] ?? null })">
            <option>{{ t('filter.open') }}</option>
            @for (each of states; track each) {
              <option [selected]="each === state()">{{ t('state.' + each) }}</option>
            }
          </select>
        </label>
      </div>
      <portal-commitment-list [region]="code()" [country]="country()" [state]="asked()" />
    </main>
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin-block: 16px 24px;
    }
    nav a {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
  `,
})
export class RegionCommitmentsPage {
  readonly code = input.required<string>();
  /** From the address. */
  readonly country = input<string>();
  readonly state = input<string>();
  private readonly router = inject(Router);
  private readonly network = inject(NetworkApi);
  protected readonly t = roomTexts('commitment').t;
  protected readonly states = commitmentStates;
  private readonly regions = this.network.regions();
  private readonly all = this.network.countries(() => ({ sample: 'exclude' }));
  protected readonly region = computed(() =>
    (this.regions.hasValue() ? this.regions.value().items : []).find(({ code }) => code === this.code()),
  );
  protected readonly countries = computed(() =>
    (this.all.hasValue() ? this.all.value().items : []).filter(({ regions }) => regions.includes(this.code())),
  );
  protected readonly asked = computed(() => {
    const state = commitmentStates.find((each) => each === this.state());
    return state ? [state] : ['open', 'acknowledged', 'under-way'];
  });

  constructor() {
    pageTitle(() => this.t('follow-up'));
  }

  protected ask(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
