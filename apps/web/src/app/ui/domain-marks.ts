import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

/** Hexagon, circle, diamond, square: told apart without their letters too. */
const outlines = {
  C: 'M10 1.5 17.4 5.8v8.4L10 18.5 2.6 14.2V5.8Z',
  B: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  R: 'M10 .8 19.2 10 10 19.2.8 10Z',
  N: 'M4.5 2.5h11a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2Z',
} as const;

/** Sizes differ so that the dots of the Arabic letters stay visible. */
const arabic = {
  C: { letter: 'ك', size: 10 },
  B: { letter: 'ب', size: 11 },
  R: { letter: 'ش', size: 9 },
  N: { letter: 'ن', size: 11 },
} as const;

/** CBRN domains as marks with their letter; each is read out by its name. */
@Component({
  selector: 'portal-domain-marks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (each of domains(); track each) {
      <svg viewBox="0 0 20 20" role="img" [attr.aria-label]="t('domain.' + each)">
        <path [attr.d]="outlines[each]" />
        <text x="10" y="10" dominant-baseline="central" text-anchor="middle" [attr.font-size]="size(each)">
          {{ letter(each) }}
        </text>
      </svg>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
      flex: none;
    }
    svg {
      inline-size: 20px;
      block-size: 20px;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.2;
    }
    text {
      fill: currentColor;
      font-family: var(--sans);
      font-weight: 700;
    }
  `,
})
export class DomainMarks {
  private readonly language = inject(Languages).current;
  protected readonly t = roomTexts('team').t;
  protected readonly outlines = outlines;
  readonly domains = input.required<readonly ('C' | 'B' | 'R' | 'N')[]>();

  protected letter(domain: keyof typeof outlines): string {
    return this.language() === 'ar' ? arabic[domain].letter : domain;
  }

  protected size(domain: keyof typeof outlines): number {
    return this.language() === 'ar' ? arabic[domain].size : 10;
  }
}
