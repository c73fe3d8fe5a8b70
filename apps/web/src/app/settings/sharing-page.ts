import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import { SettingHistory } from './setting-history';
import { SettingsApi } from './settings-api';

/** With whom each country shares each indicator: seen here, and set by each country alone. */
@Component({
  selector: 'portal-sharing-page',
  imports: [ProblemNote, RouterLink, SettingHistory, TranslocoDirective, VisibilityLabel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <main class="page" *transloco="let t">
      <p>
        <a class="place" routerLink="/admin/settings">{{ t('settings.title') }}</a>
      </p>
      <h1>{{ t('settings.sharing.title') }}</h1>
      <p class="second">{{ t('settings.sharing.lead') }}</p>
      @if (maySee()) {
        @if (indicators.hasValue() && countries.hasValue() && sharing.hasValue()) {
          <div class="line">
            <label class="field">
              <span>{{ t('settings.sharing.history-of') }}</span>
              <select #chosen (change)="go(chosen.value || null)">
                <option value=""></option>
                @for (each of countries.value().items; track each.iso3) {
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
                  @for (each of indicators.value().items; track each.id) {
                    <th scope="col">{{ each.names[language()] }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (each of countries.value().items; track each.iso3) {
                  <tr>
                    <th scope="row">{{ each.names[language()] }}</th>
                    @for (indicator of indicators.value().items; track indicator.id) {
                      <td><portal-visibility-label [visibility]="visibilityOf(each.iso3, indicator.id)" /></td>
                    }
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else if (indicators.error() || countries.error() || sharing.error()) {
          <portal-problem-note [text]="t('settings.problem')" (again)="again()" />
        } @else {
          <p aria-hidden="true"><span class="skeleton"></span></p>
        }
      } @else if (session.isKnown()) {
        <p>{{ t('settings.nothing') }}</p>
      }
    </main>
  `,
})
export class SharingPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly language = inject(Languages).current;
  /** The country whose history is looked at. */
  readonly country = input<string>();

  protected readonly maySee = computed(() => this.session.may('status.define'));
  protected readonly indicators = this.api.indicators(this.maySee);
  protected readonly countries = this.api.countries(this.maySee);
  protected readonly sharing = this.api.sharing(this.maySee);
  private readonly visibilities = computed(
    () =>
      new Map(
        (this.sharing.hasValue() ? this.sharing.value() : []).map(
          ({ iso3, indicator, visibility }) => [`${iso3}:${indicator}`, visibility] as const,
        ),
      ),
  );

  constructor() {
    const { t } = roomTexts('settings');
    pageTitle(() => t('sharing.title'));
  }

  /** Where a country said nothing it is public. */
  protected visibilityOf(iso3: string, indicator: string): string {
    return this.visibilities().get(`${iso3}:${indicator}`) ?? 'public';
  }

  protected again(): void {
    this.indicators.reload();
    this.countries.reload();
    this.sharing.reload();
  }

  protected async go(country: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { country }, queryParamsHandling: 'merge' });
  }
}
