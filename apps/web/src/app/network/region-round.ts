import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RoundAnswers } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** How far a region is in an open round: "11 countries, 9 complete, 7 on time". */
@Component({
  selector: 'portal-region-round',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p *transloco="let t">
      <a [routerLink]="['/rounds', answers().round.id]" [queryParams]="{ region: region() }"
        ><bdi>{{ answers().round.title }}</bdi></a
      >
      @if (answers().round.sample) {
        <span class="label caution">{{ t('sample') }}</span>
      }
      <span class="number">{{ t('network.region.round', { sums: sums(), day: due() }) }}</span>
    </p>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      margin-block-start: 8px;
    }
    @media (max-width: 720px) {
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
      }
    }
  `,
})
export class RegionRound {
  readonly answers = input.required<RoundAnswers>();
  readonly region = input.required<string>();
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('rounds');

  protected readonly due = computed(() => this.formats.day(this.answers().round.due));
  /** Of the region's own countries, those of two regions too: the matrix shows them. */
  protected readonly sums = computed(() => {
    const asked = this.answers().countries.filter(
      (country) => country.regions.includes(this.region()) && country.asked.length > 0,
    );
    return this.formats.enumeration([
      this.texts.n('countries', asked.length),
      this.texts.n('complete', asked.filter(({ complete }) => complete).length),
      this.texts.n('on-time', asked.filter(({ onTime }) => onTime).length),
    ]);
  });
}
