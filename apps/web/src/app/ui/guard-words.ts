import { inject, Injectable } from '@angular/core';
import { type FoundSensitivity, sensitivitiesIn } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** A passage that the guard found, with its words and what to write instead. */
export interface GuardedPassage extends FoundSensitivity {
  readonly words: string;
}

/** What the sensitivity guard says of people's words (domain.md, "Sensitivity guard"): it warns and never forbids. */
@Injectable({ providedIn: 'root' })
export class GuardWords {
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  passagesIn(text: string): readonly GuardedPassage[] {
    return sensitivitiesIn(text).map((found) => ({ ...found, words: text.slice(found.from, found.to) }));
  }

  /** All of it in a sentence or two, for a field of a form; empty where nothing was found. */
  readonly warn = (text: string): string => {
    const found = this.passagesIn(text);
    const advice = [...new Set(found.map(({ kind }) => this.risk(`sensitivity.${kind}.advice`)))];
    const named = found.map(({ kind, words }) =>
      this.t('guard.found', { kind: this.risk(`sensitivity.${kind}`), words: isolated(words) }),
    );
    return found.length === 0 ? '' : [this.formats.enumeration(named), ...advice].join(' ');
  };
}

/** Words of another direction of writing, so that signs around them stay in their place. */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
