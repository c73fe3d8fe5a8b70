import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exemption } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Paging } from '../ui/paging';
import { ProblemNote } from '../ui/problem-note';
import { ExemptionRow } from './exemption-row';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingsApi } from './settings-api';

const nothing = { iso3: '', indicator: '', reason: '', since: '', until: '' };

/** Who is not asked for what, why, and from when to when. */
@Component({
  selector: 'portal-exemptions-page',
  imports: [ExemptionRow, Paging, ProblemNote, RouterLink, SettingField, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  templateUrl: './exemptions-page.html',
})
export class ExemptionsPage {
  private readonly api = inject(SettingsApi);
  protected readonly session = inject(Session);
  protected readonly language = inject(Languages).current;
  protected readonly state = formState('settings');
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  protected readonly mayExempt = computed(() => this.session.may('status.exempt'));
  protected readonly list = this.api.exemptions(this.page, this.mayExempt);
  private readonly countries = this.api.countries(this.mayExempt);
  private readonly indicators = this.api.indicators(this.mayExempt);
  protected readonly countryList = computed(() => (this.countries.hasValue() ? this.countries.value().items : []));
  protected readonly indicatorList = computed(() => (this.indicators.hasValue() ? this.indicators.value().items : []));
  protected readonly written = signal(nothing);

  constructor() {
    const { t } = roomTexts('settings');
    pageTitle(() => t('exemptions.title'));
  }

  protected countryName(code: string): string {
    return this.countryList().find(({ iso3 }) => iso3 === code)?.names[this.language()] ?? code;
  }

  protected indicatorName(code: string): string {
    return this.indicatorList().find(({ id }) => id === code)?.names[this.language()] ?? code;
  }

  protected set(change: Partial<typeof nothing>): void {
    this.written.update((written) => ({ ...written, ...change }));
  }

  protected take(changed: Exemption): void {
    this.list.update((list) =>
      list ? { ...list, items: list.items.map((each) => (each.id === changed.id ? changed : each)) } : list,
    );
  }

  protected async add(): Promise<void> {
    const { until, ...rest } = this.written();
    const added = await this.state.send((key) => this.api.exempt({ ...rest, ...(until ? { until } : {}) }, key));
    if (!added) return;
    this.written.set(nothing);
    this.list.reload();
  }
}
