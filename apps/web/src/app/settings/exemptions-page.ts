import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Exemption } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Session } from '../platform/session';
import { Paging } from '../ui/paging';
import { ExemptionRow } from './exemption-row';
import { formState } from '../ui/form-state';
import { SettingField } from './setting-field';
import { SettingFrame } from './setting-frame';
import { SettingsApi } from './settings-api';
import { itemsOf, withChanged } from './shown-items';

const nothing = { iso3: '', indicator: '', reason: '', since: '', until: '' };

/** Who is not asked for what, why, and from when to when. */
@Component({
  selector: 'portal-exemptions-page',
  imports: [ExemptionRow, Paging, SettingField, SettingFrame, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  templateUrl: './exemptions-page.html',
})
export class ExemptionsPage {
  private readonly api = inject(SettingsApi);
  private readonly session = inject(Session);
  protected readonly language = inject(Languages).current;
  protected readonly state = formState('settings');
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  private readonly mayExempt = computed(() => this.session.may('status.exempt'));
  protected readonly list = this.api.exemptions(this.page, this.mayExempt);
  protected readonly exemptions = itemsOf(this.list);
  protected readonly countryList = itemsOf(this.api.countries(this.mayExempt));
  protected readonly indicatorList = itemsOf(this.api.indicators(this.mayExempt));
  protected readonly written = signal(nothing);

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
    this.list.update((list) => withChanged(list, changed, ({ id }) => id));
  }

  protected async add(): Promise<void> {
    const { until, ...rest } = this.written();
    const added = await this.state.send((key) => this.api.exempt({ ...rest, ...(until ? { until } : {}) }, key));
    if (!added) return;
    this.written.set(nothing);
    this.list.reload();
  }
}
