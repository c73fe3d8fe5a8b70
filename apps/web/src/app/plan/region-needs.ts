import { ChangeDetectionStrategy, Component, inject, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CommonNeed, CommonNeeds } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { DomainMark } from '../ui/domain-mark';
import { actionWords } from './action-words';
import { membersOf } from './region-plan-rows';

/** Needs that several countries of a region have, each with the reason; chosen ones begin a regional plan. */
@Component({
  selector: 'portal-region-needs',
  imports: [DomainMark, RouterLink],
  templateUrl: './region-needs.html',
  styleUrl: './region-needs.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RegionNeeds {
  readonly needs = input.required<CommonNeeds>();
  /** Names of countries in the reader's language. */
  readonly names = input.required<ReadonlyMap<string, string>>();
  readonly mayChoose = input.required<boolean>();
  /** By their first actions. */
  readonly chosen = model.required<ReadonlySet<string>>();
  readonly begin = output();

  private readonly formats = inject(Formats);
  protected readonly words = actionWords();
  private readonly texts = roomTexts('plan-regions');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;
  protected readonly members = membersOf;

  protected choose(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected nameOf(iso3: string): string {
    return this.names().get(iso3) ?? iso3;
  }

  protected countriesOf({ countries }: CommonNeed): string {
    return this.formats.enumeration(countries.map((iso3) => this.nameOf(iso3)));
  }

  protected reasonOf({ words, similarity }: CommonNeed['matches'][number]): string {
    if (similarity === null) return this.t('why.across');
    const percent = this.formats.percent(similarity);
    return words.length === 0
      ? this.t('why.letters', { percent })
      : this.t('why', { words: this.formats.enumeration([...words]), percent });
  }
}
