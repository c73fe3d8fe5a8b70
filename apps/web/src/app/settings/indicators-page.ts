import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IndicatorDefinition } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { IndicatorEditor } from './indicator-editor';
import { IndicatorNew } from './indicator-new';
import { SettingFrame } from './setting-frame';
import { SettingsApi } from './settings-api';
import { itemsOf, withChanged } from './shown-items';

/** All indicators, and the one that is opened or new; the address says which. */
@Component({
  selector: 'portal-indicators-page',
  imports: [IndicatorEditor, IndicatorNew, RouterLink, SettingFrame, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './settings.scss',
  template: `
    <portal-setting-frame about="indicators" may="status.define" [lists]="[list]" *transloco="let t">
      <ng-template #ready>
        <p role="status">{{ said() }}</p>
        <ul class="rows">
          @for (each of indicators(); track each.id) {
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
      </ng-template>
    </portal-setting-frame>
  `,
})
export class IndicatorsPage {
  private readonly api = inject(SettingsApi);
  private readonly router = inject(Router);
  private readonly texts = roomTexts('settings');
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Languages).current;
  /** The id of the opened one, or `new`. */
  readonly open = input<string>();

  protected readonly list = this.api.indicators(() => this.session.may('status.define'));
  protected readonly isNew = computed(() => this.open() === 'new');
  protected readonly indicators = itemsOf(this.list);
  protected readonly opened = computed(() => this.indicators().find(({ id }) => id === this.open()));
  protected readonly said = signal('');

  protected take(changed: IndicatorDefinition): void {
    this.list.update((list) => withChanged(list, changed, ({ id }) => id));
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
