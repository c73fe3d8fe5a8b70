import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CountryDefinition } from '@portal/contracts';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { CountryEditor } from './country-editor';
import { CountryNew } from './country-new';
import { SettingsApi } from './settings-api';

/** All partner countries, also those that left; the address says which one is open. */
@Component({
  selector: 'portal-country-settings-page',
  imports: [CountryEditor, CountryNew, ProblemNote, RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <main class="page" *transloco="let t">
      <p>
        <a class="place" routerLink="/admin/settings">{{ t('settings.title') }}</a>
      </p>
      <h1>{{ t('settings.countries.title') }}</h1>
      <p class="second">{{ t('settings.countries.lead') }}</p>
      @if (mayDefine()) {
        <p role="status">{{ said() }}</p>
        @if (list.hasValue()) {
          <div class="line">
            <label class="field">
              <span>{{ t('settings.field.iso3') }}</span>
              <select #country (change)="go(country.value || null)">
                <option value=""></option>
                @for (each of list.value().items; track each.iso3) {
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
        } @else if (list.error()) {
          <portal-problem-note [text]="t('settings.problem')" (again)="list.reload()" />
        } @else {
          <p aria-hidden="true"><span class="skeleton"></span></p>
        }
      } @else if (session.isKnown()) {
        <p>{{ t('settings.nothing') }}</p>
      }
    </main>
  `,
})
export class CountriesPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  private readonly texts = roomTexts('settings');
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  /** The code of the opened one, or `new`. */
  readonly open = input<string>();

  protected readonly mayDefine = computed(() => this.session.may('network.define'));
  protected readonly list = this.api.countries(this.mayDefine);
  private readonly regions = inject(NetworkApi).regions();
  protected readonly regionList = computed(() => (this.regions.hasValue() ? this.regions.value().items : []));
  protected readonly opened = computed(() =>
    this.list.hasValue() ? this.list.value().items.find(({ iso3 }) => iso3 === this.open()) : undefined,
  );
  protected readonly said = signal('');

  constructor() {
    pageTitle(() => this.texts.t('countries.title'));
  }

  protected take(changed: CountryDefinition): void {
    this.list.update((list) =>
      list ? { items: list.items.map((each) => (each.iso3 === changed.iso3 ? changed : each)) } : list,
    );
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
