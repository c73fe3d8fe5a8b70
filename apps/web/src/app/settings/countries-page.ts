import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition } from '@portal/contracts';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { CountryEditor } from './country-editor';
import { CountryNew } from './country-new';
import { SettingFrame } from './setting-frame';
import { SettingsApi } from './settings-api';
import { itemsOf, withChanged } from './shown-items';

/** All partner countries, also those that left; the address says which one is open. */
@Component({
  selector: 'portal-country-settings-page',
  imports: [CountryEditor, CountryNew, RouterLink, SettingFrame, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-frame about="countries" may="network.define" [lists]="[list]" *transloco="let t">
      <ng-template #ready>
        <p role="status">{{ said() }}</p>
        <div class="line">
          <label class="field">
            <span>{{ t('settings.field.iso3') }}</span>
            <select #country (change)="go(country.value || null)">
              <option value=""></option>
              @for (each of countries(); track each.iso3) {
                <option [value]="each.iso3" [selected]="each.iso3 === open()">
                  {{ each.names[language()] }}
                  @if (each.leftOn; as day) {
                    ({{ t('settings.countries.left', { day: formats.day(day) }) }})
                  }
                </option>
              }
            </select>
          </label>
        </div>
        @if (opened(); as country) {
          <portal-country-editor [country]="country" [regions]="regionList()" (changed)="take($event)" />
        } @else if (open() === 'new') {
          <portal-country-new [regions]="regionList()" (added)="show($event)" (cancelled)="go(null)" />
        }
        @if (open() !== 'new') {
          <p class="acts">
            <a class="button" [routerLink]="[]" [queryParams]="{ open: 'new' }">{{ t('settings.countries.new') }}</a>
          </p>
        }
      </ng-template>
    </portal-setting-frame>
  `,
})
export class CountriesPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  private readonly texts = roomTexts('settings');
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  /** The code of the opened one, or `new`. */
  readonly open = input<string>();

  protected readonly list = this.api.countries(() => this.session.may('network.define'));
  protected readonly regionList = itemsOf(inject(NetworkApi).regions());
  protected readonly countries = itemsOf(this.list);
  protected readonly opened = computed(() => this.countries().find(({ iso3 }) => iso3 === this.open()));
  protected readonly said = signal('');

  protected take(changed: CountryDefinition): void {
    this.list.update((list) => withChanged(list, changed, ({ iso3 }) => iso3));
  }

  protected async show(added: CountryDefinition): Promise<void> {
    this.said.set(this.texts.t('countries.added'));
    this.list.update((list) => (list ? { items: [...list.items, added] } : list));
    await this.go(added.iso3);
  }

  protected async go(open: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { open }, queryParamsHandling: 'merge' });
  }
}
