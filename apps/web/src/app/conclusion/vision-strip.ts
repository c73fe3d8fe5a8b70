import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Conclusions } from '@portal/contracts';
import { visionsOwed, type VisionState } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';

/** Whose vision is in no conclusion, on top and by name, apart from who was not heard; below, in how many each one's is. */
@Component({
  selector: 'portal-vision-strip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (missing().length > 0) {
      <p class="missing">
        <portal-icon name="error" />
        <strong>{{ texts.n('vision-missing', missing().length, { countries: formats.list(missing()) }) }}</strong>
      </p>
    }
    @if (named('awaited'); as countries) {
      <p class="label caution">{{ t('vision-awaited', { countries }) }}</p>
    }
    @if (named('not-heard'); as countries) {
      <p class="second">{{ t('vision-not-heard', { countries }) }}</p>
    }
    <ul [attr.aria-label]="t('vision-strip')">
      @for (country of strip(); track country.iso3) {
        <li [class.none]="country.state === 'missing' || country.state === 'awaited'">
          @if (country.state === 'not-heard') {
            <strong class="second">{{ t('vision-none') }}</strong>
          } @else {
            <strong class="number">{{ formats.number(country.count) }}</strong>
          }
          <span>{{ country.name }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    .missing {
      display: flex;
      gap: 12px;
      align-items: center;
      margin-block-end: 16px;
      padding: 16px;
      border: 1px solid var(--alert);
      border-radius: 8px;
      background: var(--alert-soft);
      color: var(--alert);

      strong {
        font: 600 1.125rem/1.5rem var(--serif);
        color: var(--ink);
      }
    }
    .label,
    .second {
      display: block;
      inline-size: fit-content;
      margin-block-end: 8px;
      white-space: normal;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(92px, 1fr));
      margin-block-end: 24px;
      border-block: 1px solid var(--line);
    }
    li .second {
      margin: 0;
    }
    li {
      display: grid;
      justify-items: center;
      padding: 8px 4px;
      border-inline-end: 1px solid var(--line);
      background: var(--surface);
      font-size: 0.8125rem;
      text-align: center;

      strong {
        font: 600 1.125rem/1.5rem var(--serif);
      }
    }
    .none {
      background: var(--alert-soft);
      color: var(--alert);
      font-weight: 600;
    }
  `,
})
export class VisionStrip {
  readonly countries = input.required<Conclusions['countries']>();
  readonly conclusions = input.required<readonly { readonly answers: readonly string[] }[]>();
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('conclusion');
  protected readonly t = this.texts.t;

  protected readonly strip = computed(() => visionsOwed(this.countries(), this.conclusions()));
  protected readonly missing = computed(() =>
    this.strip().flatMap(({ state, name }) => (state === 'missing' ? [name] : [])),
  );

  /** Those in one state by name; empty where there are none. */
  protected named(wanted: VisionState): string {
    return this.formats.list(this.strip().flatMap(({ state, name }) => (state === wanted ? [name] : [])));
  }
}
