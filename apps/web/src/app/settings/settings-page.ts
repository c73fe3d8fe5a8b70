import '../every-page';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';

/** Where coordinators find what is data: indicators, countries, exemptions, figures, sharing. */
@Component({
  selector: 'portal-settings-page',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('settings.title') }}</h1>
      <p class="second">{{ t('settings.lead') }}</p>
      @if (session.may('status.define')) {
        <ul class="rows">
          @for (place of places; track place) {
            <li>
              <a class="place" [routerLink]="['/admin/settings', place]">{{ t('settings.' + place + '.title') }}</a>
              <p class="second">{{ t('settings.' + place + '.lead') }}</p>
            </li>
          }
        </ul>
      } @else if (session.isKnown()) {
        <p>{{ t('settings.nothing') }}</p>
      }
    </main>
  `,
  styleUrl: './settings.scss',
})
export class SettingsPage {
  protected readonly session = inject(Session);
  protected readonly places = ['indicators', 'countries', 'exemptions', 'figures', 'sharing'] as const;

  constructor() {
    const { t } = roomTexts('settings');
    pageTitle(() => t('title'));
  }
}
