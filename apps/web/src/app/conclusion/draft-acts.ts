import { inject, Injectable } from '@angular/core';
import {
  answersName,
  type ConclusionKind,
  type DraftParagraph,
  type Language,
  madeFromName,
  mapOf,
  paragraphName,
  paragraphsName,
  versionOf,
} from '@portal/domain';
import { CoEditing } from './co-editing';

/** What is done with the paragraphs of a draft besides writing. Provided beside `CoEditing`. */
@Injectable()
export class DraftActs {
  private readonly editing = inject(CoEditing);

  /** A new one after this one (null: at the end); answers its id. */
  add(paragraphs: readonly DraftParagraph[], after: DraftParagraph | null): string {
    const id = crypto.randomUUID();
    const place = after === null ? paragraphs.length : paragraphs.indexOf(after) + 1;
    this.put(id, between(paragraphs[place - 1]?.order, paragraphs[place]?.order));
    return id;
  }

  /** Up or down by one; nothing where there is no further place. */
  move(paragraphs: readonly DraftParagraph[], paragraph: DraftParagraph, by: -1 | 1): void {
    const others = paragraphs.filter((each) => each !== paragraph);
    const place = paragraphs.indexOf(paragraph) + by;
    if (place < 0 || place > others.length) return;
    this.put(paragraph.id, between(others[place - 1]?.order, others[place]?.order));
  }

  /** Takes it out of the draft; its words stay in the document. */
  takeOut({ id }: DraftParagraph): void {
    this.editing.write(() => mapOf(this.editing.document, paragraphsName).set(id, false));
  }

  setKind({ id }: DraftParagraph, kind: ConclusionKind): void {
    this.editing.write(() => mapOf(this.editing.document, paragraphName(id)).set('kind', kind));
  }

  setAnswers({ id }: DraftParagraph, iso3: string, does: boolean): void {
    this.editing.write(() => mapOf(this.editing.document, answersName(id)).set(iso3, does));
  }

  /** This text says the same as the source does now. */
  markSame({ id, texts }: DraftParagraph, language: Language, source: Language): void {
    this.editing.write(() =>
      mapOf(this.editing.document, madeFromName(id)).set(language, versionOf(texts[source] ?? '')),
    );
  }

  private put(id: string, order: number): void {
    this.editing.write(() => mapOf(this.editing.document, paragraphsName).set(id, order));
  }
}

/** A place between two. */
export function between(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}
