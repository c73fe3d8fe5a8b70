import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RoundTable } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { lifeLineOf } from './life-line-stops';

/** Where a round table stands in its life: what is done with its day, where it is, what is to come. */
@Component({
  selector: 'portal-life-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="t('life')">
      @for (stop of stops(); track stop.life) {
        <li [class]="stop.place" [attr.aria-current]="stop.place === 'current' ? 'step' : null">
          <span class="name">{{ t('life.' + stop.life) }}</span>
          @if (stop.at; as at) {
            <span class="second">{{ day(at) }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
      background: var(--surface);
      border-block: 1px solid var(--line);
    }
    ol {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      max-inline-size: 1280px;
      margin-inline: auto;
      padding: 16px 24px;
    }
    li {
      position: relative;
      display: grid;
      gap: 2px;
      padding-block-start: 22px;
      color: var(--ink-2);
    }
    li::before {
      content: '';
      position: absolute;
      inset-block-start: 2px;
      inset-inline-start: 0;
      inline-size: 12px;
      block-size: 12px;
      border: 2px solid var(--line-strong);
      border-radius: 50%;
      background: var(--surface);
      z-index: 1;
    }
    li:not(:last-child)::after {
      content: '';
      position: absolute;
      inset-block-start: 7px;
      inset-inline: 12px 0;
      border-block-start: 2px solid var(--line);
    }
    .done::before {
      border-color: var(--accent);
      background: var(--accent);
    }
    .done::after {
      border-color: var(--accent) !important;
    }
    .current::before {
      border-color: var(--accent);
    }
    .current .name {
      color: var(--ink);
      font-weight: 600;
    }
    @media (max-width: 600px) {
      ol {
        grid-auto-flow: row;
        gap: 8px;
        padding: 12px 16px;
      }
      li {
        padding-block: 0;
        padding-inline-start: 24px;
      }
      li:not(:last-child)::after {
        display: none;
      }
    }
  `,
})
export class LifeLine {
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('round-table').t;
  readonly meeting = input.required<RoundTable>();
  protected readonly stops = computed(() => lifeLineOf(this.meeting()));

  protected day(at: string): string {
    return this.formats.day(dayOfInstant(at));
  }
}
