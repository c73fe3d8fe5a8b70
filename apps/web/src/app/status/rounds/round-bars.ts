import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RoundAnswers } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';

/** How far each region is: on time, complete, still owing. The words say what the bar draws. */
@Component({
  selector: 'portal-round-bars',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (row of rows(); track row.code) {
        <li>
          <span class="name">{{ row.name }}</span>
          <span class="bar" aria-hidden="true">
            <span class="complete" [style.inline-size.%]="row.complete"></span>
            <span class="on-time" [style.inline-size.%]="row.onTime"></span>
          </span>
          <span class="words number">{{ row.words }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(140px, 1fr) minmax(120px, 2fr) minmax(200px, 1.4fr);
      gap: 4px 16px;
      align-items: center;
      min-block-size: 36px;
      padding-block: 4px;
      border-block-end: 1px solid var(--line);
    }
    .bar {
      position: relative;
      block-size: 12px;
      border: 1px solid var(--line-strong);
      border-radius: 4px;
      overflow: hidden;
    }
    .bar span {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
    }
    .complete {
      background: color-mix(in srgb, var(--accent) 45%, var(--surface));
    }
    .on-time {
      background: var(--accent);
    }
    @media (forced-colors: active) {
      .bar span {
        forced-color-adjust: none;
        background: CanvasText;
      }
    }
    @media (max-width: 720px) {
      li {
        grid-template-columns: 1fr;
        padding-block: 12px;
      }
      .name {
        font-weight: 600;
      }
    }
  `,
})
export class RoundBars {
  readonly regions = input.required<RoundAnswers['regions']>();
  readonly nameOf = input.required<(code: string) => string>();
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('rounds');

  protected readonly rows = computed(() =>
    this.regions().map(({ code, countries, complete, onTime }) => ({
      code,
      name: this.nameOf()(code),
      complete: countries === 0 ? 0 : (complete / countries) * 100,
      onTime: countries === 0 ? 0 : (onTime / countries) * 100,
      words: this.formats.enumeration([
        this.texts.n('countries', countries),
        this.texts.n('complete', complete),
        this.texts.n('on-time', onTime),
      ]),
    })),
  );
}
