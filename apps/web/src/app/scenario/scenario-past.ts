import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { ScenarioApi } from './scenario-api';

/** Who changed which field when, with what it said; asked for when it is opened. */
@Component({
  selector: 'portal-scenario-past',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details #details (toggle)="isOpen.set(details.open)">
      <summary>{{ t('history') }}</summary>
      @for (entry of entries(); track entry.number) {
        <article>
          <p>
            <strong
              ><bdi>{{ entry.by?.person?.name ?? t('somebody') }}</bdi></strong
            >
            <span class="second">{{ formats.instant(entry.at) }}</span>
          </p>
          <dl>
            @for (each of entry.changes; track each.field) {
              <div>
                <dt>{{ nameOf(each.field) }}</dt>
                <dd dir="auto">
                  @if (each.before) {
                    <del>{{ each.before }}</del>
                  }
                  <ins>{{ each.after }}</ins>
                </dd>
              </div>
            }
          </dl>
        </article>
      } @empty {
        <p class="second">{{ asked.hasValue() ? t('history.none') : texts.common('loading') }}</p>
      }
    </details>
  `,
  styles: `
    summary {
      min-block-size: 44px;
      align-content: center;
      color: var(--accent);
      font-weight: 600;
      cursor: pointer;
    }
    article {
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
    }
    dt {
      font-size: 0.8125rem;
      color: var(--ink-2);
    }
    dd {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    del,
    ins {
      display: block;
    }
    ins {
      text-decoration: none;
    }
  `,
})
export class ScenarioPast {
  readonly scenarioId = input.required<string>();
  private readonly api = inject(ScenarioApi);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  private readonly risk = roomTexts('risk').t;
  protected readonly isOpen = signal(false);
  protected readonly asked = this.api.history(() => (this.isOpen() ? this.scenarioId() : undefined));
  /** The newest first. */
  protected readonly entries = computed(() => (this.asked.hasValue() ? this.asked.value().items.toReversed() : []));

  protected nameOf(field: string): string {
    const rating = /^ratings?[./](\w+)/.exec(field)?.[1];
    return rating ? this.risk(`rating.${rating}`) : this.risk(`field.${field}`);
  }
}
