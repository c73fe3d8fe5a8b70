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
    @if (notes().length > 0) {
      <ul [attr.aria-label]="t('notes')">
        @for (note of notes(); track note.at) {
          <li>
            <span class="second">{{ t('life.' + note.life) }}, {{ day(note.at) }}</span>
            <q dir="auto">{{ note.note }}</q>
          </li>
        }
      </ul>
    }
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
    ol li {
      position: relative;
      display: grid;
      gap: 2px;
      padding-block-start: 22px;
      color: var(--ink-2);
    }
    ol li::before {
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
    ol li:not(:last-child)::after {
      content: '';
      position: absolute;
      inset-block-start: 7px;
      inset-inline: 12px 0;
      border-block-start: 2px solid var(--line);
    }
    ol .done::before {
      border-color: var(--accent);
      background: var(--accent);
    }
    ol .done::after {
      border-color: var(--accent) !important;
    }
    ol .current::before {
      border-color: var(--accent);
    }
    .current .name {
      color: var(--ink);
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: 4px;
      max-inline-size: 1280px;
      margin-inline: auto;
      padding: 0 24px 12px;
      list-style: none;
    }
    ul .second {
      margin-inline-end: 8px;
    }
    @media (max-width: 600px) {
      /* What is done stands on the wide page; a phone has room for where it is and what is to come. */
      ol .done {
        display: none;
      }
      ol {
        grid-auto-flow: row;
        gap: 8px;
        padding: 12px 16px;
      }
      ol li {
        padding-block: 0;
        padding-inline-start: 24px;
      }
      ol li:not(:last-child)::after {
        display: none;
      }
      ul {
        padding-inline: 16px;
      }
    }
  `,
})
export class LifeLine {
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('round-table').t;
  readonly meeting = input.required<RoundTable>();
  protected readonly stops = computed(() => lifeLineOf(this.meeting()));
  /** What was said to those who take part when a step was taken, such as why it was put off. */
  protected readonly notes = computed(() => this.meeting().steps.filter(({ note }) => note !== ''));

  protected day(at: string): string {
    return this.formats.day(dayOfInstant(at));
  }
}
