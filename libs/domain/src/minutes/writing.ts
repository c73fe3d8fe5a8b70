import { type Actor, type Language, languages } from '../identity/actor.js';
import { conflict, forbidden, type Refusal } from '../refusal.js';
import { type RoundTableToChange, runsRoundTable } from '../round-table/life.js';
import { minutesSections, type MinutesSection, type MinutesText } from './vocabulary.js';

/** Whoever runs the round table writes its minutes, once it was held, and after it was concluded too. */
export function refusalToWriteMinutes(actor: Actor, roundTable: RoundTableToChange): Refusal | null {
  if (roundTable.isDocumented) return conflict('documented');
  if (!runsRoundTable(actor, roundTable)) return forbidden('not-your-round-table');
  return roundTable.life === 'held' || roundTable.life === 'concluded' ? null : conflict('not-held');
}

/** A change of one section in one language. */
export interface MinutesEdit {
  readonly section: MinutesSection;
  readonly text?: string | undefined;
  readonly isLeftOut?: boolean | undefined;
}

/** All sections after some were edited: an empty text is none, and what is not named stays. */
export function editMinutes(
  before: readonly MinutesText[],
  language: Language,
  edits: readonly MinutesEdit[],
): readonly MinutesText[] {
  return minutesSections.map((section) => {
    const known = before.find((each) => each.section === section) ?? { section, texts: {}, isLeftOut: false };
    return edits
      .filter((edit) => edit.section === section)
      .reduce<MinutesText>(
        (text, edit) => ({
          section,
          texts: edit.text === undefined ? text.texts : withText(text.texts, language, edit.text.trim()),
          isLeftOut: edit.isLeftOut ?? text.isLeftOut,
        }),
        known,
      );
  });
}

function withText(texts: MinutesText['texts'], language: Language, text: string): MinutesText['texts'] {
  const { [language]: _before, ...others } = texts;
  return text === '' ? others : { ...others, [language]: text };
}

/** The text of a section for a reader of a language: in it, else in that of the minutes, else in the first that has one. */
export function minutesTextIn(
  { texts }: MinutesText,
  language: Language,
  written: Language,
): { readonly language: Language; readonly text: string } | null {
  for (const each of [language, written, ...languages]) {
    const text = texts[each];
    if (text !== undefined) return { language: each, text };
  }
  return null;
}
