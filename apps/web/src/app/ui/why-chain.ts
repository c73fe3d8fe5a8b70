import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Claim, Entry, Hand, Indicator } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { changesOf } from './document-changes';
import { ProblemNote } from './problem-note';

/** Why a country has its colour: the rule, the claim, its evidence, who validated it; or why there is no level. */
@Component({
  selector: 'portal-why-chain',
  imports: [ProblemNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './why-chain.html',
  styleUrl: './why-chain.scss',
})
export class WhyChain {
  protected readonly formats = inject(Formats);
  readonly indicator = input.required<Indicator>();
  readonly entry = input.required<Entry>();
  readonly day = input.required<Day>();
  /** The name of a country or region, for the offices named. */
  readonly placeName = input<(code: string) => string>((code) => code);
  /** The claim that shows; undefined while it is loaded. */
  readonly claim = input<Claim>();
  readonly hasFailed = input(false);
  readonly again = output();

  protected readonly level = computed(() => this.indicator().levels.find(({ id }) => id === this.entry().level));
  protected readonly since = computed(() => this.indicator().asksSince);
  protected readonly source = computed(() => this.claim()?.evidence.find((each) => each.kind === 'source'));
  protected readonly others = computed<Claim['evidence']>(
    () => this.claim()?.evidence.filter((each) => each.kind !== 'source') ?? [],
  );

  /** "Secretariat, Central Asia", with the person's name for those who may know it. */
  protected who(hand: Hand, role: string): string {
    const { scope, person } = hand;
    const place =
      scope.kind === 'country'
        ? this.placeName()(scope.iso3)
        : scope.kind === 'region'
          ? this.placeName()(scope.code)
          : '';
    return [role, place, person?.name].filter(Boolean).join(', ');
  }

  protected readonly changesOf = changesOf;

  protected kindOf(mediaType: string | null): string {
    return mediaType?.split(/[/.]/).at(-1)?.toUpperCase() ?? '';
  }
}
