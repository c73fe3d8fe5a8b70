import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { CountryPosition } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { Modal } from '../ui/modal';
import { PositionWordsSaid } from './position-words';
import { PositionsApi } from './positions-api';

/** All the words of one country, in its own language and direction, and every earlier wording below. */
@Component({
  selector: 'portal-position-in-full',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="position-of" (cancel)="closed.emit()">
      <h2 id="position-of">{{ t('write.title', { country: position().name }) }}</h2>
      @for (version of versions(); track version.number; let isFirst = $first) {
        @if ($index === 1) {
          <h3>{{ t('earlier') }}</h3>
        }
        <article [class.earlier]="!isFirst">
          <p class="second">{{ said.state(version) }}<br />{{ said.of(version) }}</p>
          @if (version.words; as own) {
            @if (own.needs) {
              <h4>{{ t('needs') }}</h4>
              <p class="words" [attr.lang]="own.language" dir="auto">{{ own.needs }}</p>
            }
            @if (own.priorities) {
              <h4>{{ t('priorities') }}</h4>
              <p class="words" [attr.lang]="own.language" dir="auto">{{ own.priorities }}</p>
            }
          }
          @if (version.reason) {
            <p dir="auto">{{ version.reason }}</p>
          }
        </article>
      }
      <div class="actions">
        <button type="button" class="button primary" (click)="closed.emit()">{{ t('close') }}</button>
      </div>
    </dialog>
  `,
  styles: `
    .words {
      margin-block: 0 12px;
      font: 400 16px/26px var(--serif);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    h3 {
      margin-block-start: 16px;
      padding-block-start: 12px;
      border-block-start: 1.5px solid var(--ink);
    }
    h4 {
      margin-block: 8px 2px;
      font: 600 13px/18px var(--sans);
      color: var(--ink-2);
    }
    .earlier {
      padding-block: 8px;
      border-block-end: 1px solid var(--line);
    }
  `,
})
export class PositionInFull {
  private readonly api = inject(PositionsApi);
  protected readonly said = inject(PositionWordsSaid);
  protected readonly t = roomTexts('position').t;
  readonly roundTable = input.required<string>();
  readonly position = input.required<CountryPosition>();
  readonly closed = output();
  private readonly asked = this.api.versions(() => ({ roundTable: this.roundTable(), country: this.position().iso3 }));
  /** The last one is known from the list; the earlier ones come after it. */
  protected readonly versions = computed(() => {
    const { last } = this.position();
    if (this.asked.hasValue()) return this.asked.value().items;
    return last ? [last] : [];
  });
}
