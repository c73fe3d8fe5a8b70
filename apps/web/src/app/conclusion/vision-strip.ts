import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { visionsIn } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';

/** Whose vision is in no conclusion, on top and by name; and below, in how many each country's is. */
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
    <ul [attr.aria-label]="t('vision-strip')">
      @for (country of strip(); track country.iso3) {
        <li [class.none]="country.count === 0">
          <strong class="number">{{ formats.number(country.count) }}</strong>
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
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(92px, 1fr));
      margin-block-end: 24px;
      border-block: 1px solid var(--line);
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
  readonly countries = input.required<readonly { readonly iso3: string; readonly name: string }[]>();
  readonly conclusions = input.required<readonly { readonly answers: readonly string[] }[]>();
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('conclusion');
  protected readonly t = this.texts.t;

  protected readonly strip = computed(() => {
    const counts = visionsIn(
      this.countries().map(({ iso3 }) => iso3),
      this.conclusions(),
    );
    return this.countries().map((country, place) => ({ ...country, count: counts[place]?.count ?? 0 }));
  });
  protected readonly missing = computed(() => this.strip().flatMap(({ count, name }) => (count === 0 ? [name] : [])));
}
