import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Languages } from '../platform/languages';
import { Session } from '../platform/session';
import { VisibilityLabel } from '../ui/visibility-label';
import { SettingHistory } from './setting-history';
import { SettingFrame } from './setting-frame';
import { SettingsApi } from './settings-api';
import { itemsOf } from './shown-items';

/** With whom each country shares each indicator: seen here, and set by each country alone. */
@Component({
  selector: 'portal-sharing-page',
  imports: [SettingFrame, SettingHistory, TranslocoDirective, VisibilityLabel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-frame
      about="sharing"
      may="status.define"
      [lists]="[indicators, countries, sharing]"
      *transloco="let t"
    >
      <ng-template #ready>
        <div class="line">
          <label class="field">
            <span>{{ t('settings.sharing.history-of') }}</span>
            <select #chosen (change)="go(chosen.value || null)">
              <option value=""></option>
              @for (each of countryList(); track each.iso3) {
                <option [value]="each.iso3" [selected]="each.iso3 === country()">
                  {{ each.names[language()] }}
                </option>
              }
            </select>
          </label>
        </div>
        @if (country(); as iso3) {
          <portal-setting-history [path]="'countries/' + iso3 + '/sharing/history'" />
        }
        <div class="wide-table" tabindex="0" role="region" [attr.aria-label]="t('settings.sharing.title')">
          <table class="dense">
            <thead>
              <tr>
                <th scope="col">{{ t('settings.field.iso3') }}</th>
                @for (each of indicatorList(); track each.id) {
                  <th scope="col">{{ each.names[language()] }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (each of countryList(); track each.iso3) {
                <tr>
                  <th scope="row">{{ each.names[language()] }}</th>
                  @for (indicator of indicatorList(); track indicator.id) {
                    <td><portal-visibility-label [visibility]="visibilityOf(each.iso3, indicator.id)" /></td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      </ng-template>
    </portal-setting-frame>
  `,
})
export class SharingPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly language = inject(Languages).current;
  /** The country whose history is looked at. */
  readonly country = input<string>();

  private readonly maySee = computed(() => this.session.may('status.define'));
  protected readonly indicators = this.api.indicators(this.maySee);
  protected readonly countries = this.api.countries(this.maySee);
  protected readonly sharing = this.api.sharing(this.maySee);
  protected readonly indicatorList = itemsOf(this.indicators);
  protected readonly countryList = itemsOf(this.countries);
  private readonly visibilities = computed(
    () =>
      new Map(
        (this.sharing.hasValue() ? this.sharing.value() : []).map(
          ({ iso3, indicator, visibility }) => [`${iso3}:${indicator}`, visibility] as const,
        ),
      ),
  );

  /** Where a country said nothing it is public. */
  protected visibilityOf(iso3: string, indicator: string): string {
    return this.visibilities().get(`${iso3}:${indicator}`) ?? 'public';
  }

  protected async go(country: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { country }, queryParamsHandling: 'merge' });
  }
}
