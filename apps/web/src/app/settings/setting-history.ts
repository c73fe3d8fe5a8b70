import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { isDay } from '@portal/domain';
import { Formats } from '../platform/formats';
import { namesOfLanguages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { ProblemNote } from '../ui/problem-note';
import { namedChanges } from './setting-fields';
import { SettingsApi } from './settings-api';

/** Who changed a setting, when, from what to what: asked for when it is opened. */
@Component({
  selector: 'portal-setting-history',
  imports: [ProblemNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details #details (toggle)="isOpen.set(details.open)" *transloco="let t">
      <summary>{{ t('settings.history.title') }}</summary>
      @if (history.hasValue()) {
        <ol>
          @for (entry of entries(); track $index) {
            <li>
              <p>
                <strong>{{ t('settings.history.act.' + entry.act) }}</strong>
                {{ t('settings.history.record.' + entry.record) }}
                @if (entry.which; as which) {
                  <bdi>{{ which }}</bdi>
                }
                <span class="second number">
                  {{ formats.instant(entry.at) }} · <bdi>{{ entry.by ?? t('settings.history.portal') }}</bdi>
                </span>
              </p>
              @if (entry.isErased) {
                <p class="second">{{ t('settings.history.erased') }}</p>
              }
              <dl>
                @for (change of entry.named; track change.field) {
                  <div>
                    <dt>
                      {{ t('settings.field.' + change.name) }}
                      @if (change.language; as language) {
                        <span class="second">{{ names[language] }}</span>
                      }
                    </dt>
                    <dd>
                      @if (change.before !== null) {
                        <del dir="auto">{{ said(change.name, change.before) }}</del>
                      }
                      @if (change.after !== null) {
                        <ins dir="auto">{{ said(change.name, change.after) }}</ins>
                      }
                    </dd>
                  </div>
                }
              </dl>
            </li>
          } @empty {
            <li>{{ t('settings.history.none') }}</li>
          }
        </ol>
      } @else if (history.error()) {
        <portal-problem-note [text]="t('settings.problem')" (again)="history.reload()" />
      } @else if (isOpen()) {
        <p role="status">{{ t('loading') }}</p>
      }
    </details>
  `,
  styles: `
    summary {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      color: var(--accent);
      font-weight: 600;
      cursor: pointer;
    }
    li {
      padding-block: 8px;
      border-block-start: 1px solid var(--line);
    }
    dl > div {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
    }
    dt {
      flex: 0 0 180px;
      color: var(--ink-2);
    }
    dd {
      flex: 1 1 240px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    del {
      margin-inline-end: 8px;
      color: var(--ink-2);
    }
    ins {
      text-decoration: none;
      font-weight: 600;
    }
  `,
})
export class SettingHistory {
  private readonly api = inject(SettingsApi);
  private readonly texts = roomTexts('settings');
  protected readonly formats = inject(Formats);
  protected readonly names = namesOfLanguages;
  /** `indicators/action-plan/history` */
  readonly path = input.required<string>();
  /** Counts the changes that were made here, so that the list is asked for again. */
  readonly version = input(0);

  protected readonly isOpen = signal(false);
  protected readonly history = this.api.history(() => (this.isOpen() ? this.path() : undefined));
  protected readonly entries = computed(() =>
    this.history.hasValue()
      ? this.history
          .value()
          .items.map((entry) => ({ ...entry, named: namedChanges(entry.changes) }))
          .filter(({ named, isErased }) => isErased || named.length > 0)
      : [],
  );

  /** Days and places as people read them, and yes or no in words. */
  protected said(name: string, value: string): string {
    if (isDay(value)) return this.formats.day(value);
    if (name === 'position') return this.formats.number(Number(value) + 1);
    return value === 'true' || value === 'false' ? this.texts.t(`history.${value}`) : value;
  }

  constructor() {
    effect(() => {
      this.version();
      untracked(() => this.history.reload());
    });
  }
}
