import { inject, Injectable } from '@angular/core';
import type { CountryPosition, PositionVersion } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

/** Languages in which countries of the network write, besides those of the portal. */
const others = ['pt', 'sq', 'bs', 'hy', 'ka', 'kk', 'ky', 'mk', 'mn', 'ro', 'sr', 'tg', 'uk', 'uz', 'am', 'fa', 'id'];
const ofPortal = ['en', 'fr', 'es', 'ru', 'ar', 'zh'];

/** What is said of a country's position, in the reader's language; its own words stay in theirs. */
@Injectable({ providedIn: 'root' })
export class PositionWordsSaid {
  private readonly formats = inject(Formats);
  private readonly language = inject(Languages).current;
  private readonly t = roomTexts('position').t;

  /** How it was heard, or that it was not. */
  state(last: PositionVersion | null): string {
    if (last === null) return this.t('state.nothing');
    return this.t(`state.${last.channel ?? last.kind}`);
  }

  /** When, in which language, by whom it was noted; of one not heard, when it was asked. */
  about({ last, askedAt }: CountryPosition): string {
    if (last === null) {
      const days = [...new Set(askedAt.map((at) => this.formats.shortDay(dayOfInstant(at))))];
      return days.length > 0 ? this.t('asked', { days: this.formats.list(days) }) : '';
    }
    return this.of(last);
  }

  of({ kind, words, by, at }: PositionVersion): string {
    const isNoted = kind === 'heard' || kind === 'not-heard';
    const who = by?.person?.name;
    return this.formats.enumeration([
      this.formats.shortDay(dayOfInstant(at)),
      ...(words ? [this.languageName(words.language)] : []),
      ...(isNoted && who !== undefined ? [this.t('noted-by', { who })] : []),
    ]);
  }

  languageName(tag: string): string {
    return new Intl.DisplayNames(this.language(), { type: 'language' }).of(tag) ?? tag;
  }

  /** In what a country may write, by name; what it wrote in before among them. */
  languagesToChoose(present: string) {
    const collator = this.formats.collator();
    return [...new Set([...ofPortal, ...others, present])]
      .filter((tag) => tag !== '')
      .map((value) => ({ value, name: this.languageName(value) }))
      .sort((one, other) => collator.compare(one.name, other.name));
  }
}
