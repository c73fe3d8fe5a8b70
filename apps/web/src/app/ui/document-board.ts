import type { HttpResourceRef } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Document, DocumentSet, DocumentSets } from '@portal/contracts';
import { languages } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Line } from '../platform/line';
import { roomTexts } from '../platform/room-texts';
import type { DocumentActs, DocumentTarget } from './document-acts';
import { DocumentForm } from './document-form';
import { DocumentLine } from './document-line';
import { Icon } from './icon';
import { ProblemNote } from './problem-note';

/** Documents of a place, or of all: one row a document with its languages, how many are held, and adding one. */
@Component({
  selector: 'portal-document-board',
  imports: [DocumentForm, DocumentLine, Icon, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document-board.html',
  styleUrl: './document-board.scss',
})
export class DocumentBoard {
  readonly list = input.required<HttpResourceRef<DocumentSets | undefined>>();
  readonly acts = input.required<DocumentActs>();
  /** Where a new document goes; null: none is added here. */
  readonly place = input<{ readonly iso3?: string; readonly region?: string } | null>(null);
  /** The name of a country or a region, where documents of several stand together. */
  readonly placeName = input<((code: string) => string) | null>(null);
  /** What to say where nothing is listed. */
  readonly emptyWords = input<string | null>(null);

  private readonly formats = inject(Formats);
  protected readonly line = inject(Line);
  private readonly texts = roomTexts('documents');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly said = signal('');
  protected readonly target = signal<DocumentTarget | null>(null);
  protected readonly sets = computed(() => {
    const list = this.list();
    return list.hasValue() ? list.value().items : [];
  });
  protected readonly held = computed(() => {
    const list = this.list();
    return list.hasValue() ? (list.value().held ?? 0) : 0;
  });
  protected readonly mayAdd = computed(() => {
    const list = this.list();
    return this.place() !== null && list.hasValue() && list.value().mayAdd;
  });

  protected add(): void {
    const place = this.place();
    if (place) this.target.set({ kind: 'new', ...place });
  }

  /** The form that is open at this set, if any. */
  protected targetAt(set: DocumentSet): DocumentTarget | null {
    const target = this.target();
    if (target === null || target.kind === 'new') return null;
    const { setId } = target.kind === 'version' ? target.before : target.beside;
    return setId === set.id ? target : null;
  }

  protected languagesOf(set: DocumentSet): Document['language'][] {
    return set.documents.filter(({ removedAt }) => removedAt === null).map(({ language }) => language);
  }

  protected mayAddLanguage(set: DocumentSet): boolean {
    const mayWrite = this.mayAdd() || set.documents.some(({ mayChange }) => mayChange);
    return mayWrite && this.languagesOf(set).length < languages.length;
  }

  protected factsOf({ documents: [first] }: DocumentSet): string {
    if (!first) return '';
    const name = this.placeName();
    const place = first.iso3 ?? first.region;
    const facts = [
      ...(name && place ? [name(place)] : []),
      this.t(`kind.${first.kind}`),
      this.t('uploaded', { day: this.formats.shortDay(first.uploadedAt.slice(0, 10)) }),
    ];
    return this.formats.enumeration(facts);
  }

  protected sent(document: Document): void {
    this.changed(this.t('sent', { title: document.title }));
  }

  protected changed(words: string): void {
    this.target.set(null);
    this.said.set(words);
    this.list().reload();
  }
}
