import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { IndicatorEditor } from './indicator-editor';
import { IndicatorNew } from './indicator-new';
import { SettingsApi } from './settings-api';

/** All indicators, and the one that is opened or new; the address says which. */
@Component({
  selector: 'portal-indicators-page',
  imports: [IndicatorEditor, IndicatorNew, ProblemNote, RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <main class="page" *transloco="let t">
      <p>
        <a class="place" routerLink="/admin/settings">{{ t('settings.title') }}</a>
      </p>
      <h1>{{ t('settings.indicators.title') }}</h1>
      <p class="second">{{ t('settings.indicators.lead') }}</p>
      @if (mayDefine()) {
        <p role="status">{{ said() }}</p>
        @if (list.hasValue()) {
          <ul class="rows">
            @for (each of list.value().items; track each.id) {
              <li>
                <a
                  class="place"
                  [routerLink]="[]"
                  [queryParams]="{ open: each.id }"
                  [attr.aria-current]="each.id === open() ? true : null"
                  >{{ each.names[language()] }}</a
                >
                <p class="second">
                  {{ formats.plural('settings.indicators.count', each.levels.length) }}
                  @if (each.asksSince; as day) {
                    · {{ t('settings.indicators.asked', { day: formats.day(day) }) }}
                  } @else {
                    · {{ t('settings.indicators.not-asked') }}
                  }
                  @if (each.closedOn; as day) {
                    · {{ t('settings.indicators.closed', { day: formats.day(day) }) }}
                  }
                </p>
              </li>
            }
          </ul>
          @if (opened(); as indicator) {
            <portal-indicator-editor [indicator]="indicator" (changed)="take($event)" />
          } @else if (isNew()) {
            <portal-indicator-new (added)="show($event)" (cancelled)="go(null)" />
          }
          @if (!isNew()) {
            <p>
              <a class="button" [routerLink]="[]" [queryParams]="{ open: 'new' }">{{ t('settings.indicators.new') }}</a>
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
export class IndicatorsPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  private readonly texts = roomTexts('settings');
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  /** The id of the opened one, or `new`. */
  readonly open = input<string>();

  protected readonly mayDefine = computed(() => this.session.may('status.define'));
  protected readonly list = this.api.indicators(this.mayDefine);
  protected readonly isNew = computed(() => this.open() === 'new');
  protected readonly opened = computed(() =>
    this.list.hasValue() ? this.list.value().items.find(({ id }) => id === this.open()) : undefined,
  );
  protected readonly said = signal('');

  constructor() {
    pageTitle(() => this.texts.t('indicators.title'));
  }

  protected take(changed: IndicatorDefinition): void {
    this.list.update((list) =>
      list ? { items: list.items.map((each) => (each.id === changed.id ? changed : each)) } : list,
    );
  }

  protected async show(added: IndicatorDefinition): Promise<void> {
    this.said.set(this.texts.t('indicators.added'));
    this.list.update((list) => (list ? { items: [...list.items, added] } : list));
    await this.go(added.id);
  }

  protected async go(open: string | null): Promise<void> {
    await this.router.navigate([], { queryParams: { open }, queryParamsHandling: 'merge' });
  }
}
