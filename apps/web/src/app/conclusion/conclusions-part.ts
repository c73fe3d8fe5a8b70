import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import type { Conclusion } from '@portal/contracts';
import { type DraftParagraph, type Language, languages, readDraft, visionsOwed } from '@portal/domain';
import { CommitmentForms } from './commitment-forms';
import { CommitmentList } from './commitment-list';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { CoEditing } from './co-editing';
import { ConclusionForms } from './conclusion-forms';
import { ConclusionsApi } from './conclusions-api';
import { DraftActs } from './draft-acts';
import { DraftParagraphRow } from './draft-paragraph';
import { VisionStrip } from './vision-strip';

/** Conclusions: drafted together until they are adopted, then as they stand; beside them what everybody committed to. */
@Component({
  selector: 'portal-conclusions-part',
  imports: [CommitmentList, DraftParagraphRow, FormDialog, Icon, ProblemNote, VisionStrip],
  providers: [CoEditing, DraftActs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conclusions-part.html',
  styleUrl: './conclusions-part.scss',
})
export class ConclusionsPart {
  protected readonly desk = inject(RoundTableDesk);
  protected readonly editing = inject(CoEditing);
  protected readonly acts = inject(DraftActs);
  protected readonly formats = inject(Formats);
  protected readonly forms = inject(ConclusionForms);
  protected readonly commitments = inject(CommitmentForms);
  protected readonly texts = roomTexts('conclusion');
  protected readonly t = this.texts.t;
  private readonly focus = laterFocus();
  private readonly reader = inject(Languages).current;
  protected readonly asked = inject(ConclusionsApi).of(() => this.desk.known()?.id);
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly beside = signal<Language | null>(null);
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  /** Grows with each commitment taken or moved here, so that the list beside follows. */
  protected readonly turns = signal(0);

  protected readonly paragraphs = computed<readonly DraftParagraph[]>(() => {
    this.editing.changes();
    const known = this.known();
    return known ? readDraft(this.editing.document, known.source) : [];
  });
  protected readonly isAdopted = computed(() => (this.known()?.adopted.length ?? 0) > 0);
  protected readonly shown = computed(() => (this.isAdopted() ? (this.known()?.adopted ?? []) : this.paragraphs()));
  /** Languages that lag behind, with how many of their paragraphs do. */
  protected readonly lagging = computed(() =>
    languages.flatMap((language) => {
      const count = this.paragraphs().filter(({ behind }) => behind.includes(language)).length;
      return count === 0 ? [] : [{ language, count }];
    }),
  );
  protected readonly otherLanguages = computed(() => languages.filter((each) => each !== this.known()?.source));
  /** What the conclusions still owe each country: its vision, or to hear it. */
  protected readonly owed = computed(() => {
    const all = visionsOwed(this.known()?.countries ?? [], this.shown());
    return {
      open: all.filter(({ state }) => state === 'missing' || state === 'awaited'),
      notHeard: all.filter(({ state }) => state === 'not-heard'),
    };
  });

  constructor() {
    effect(() => {
      const known = this.known();
      if (known && known.adopted.length === 0) void this.editing.open(known.roundTableId, known.draft, known.mayDraft);
    });
    effect(() => {
      if (this.editing.adoptions() > 0) this.asked.reload();
    });
  }

  protected add(after: DraftParagraph | null): void {
    const id = this.acts.add(this.paragraphs(), after);
    this.focus(`paragraph-${id}-${this.known()?.source ?? 'en'}`);
  }

  protected besideAt(place: number): void {
    this.beside.set(this.otherLanguages()[place - 1] ?? null);
  }

  /** In the reader's language where it is said in it, else as it was drafted. */
  protected textOf({ texts }: Pick<Conclusion, 'texts'>): { readonly language: Language; readonly text: string } {
    const source = this.known()?.source ?? 'en';
    const own = texts[this.reader()];
    return own === undefined ? { language: source, text: texts[source] ?? '' } : { language: this.reader(), text: own };
  }

  protected namesOf(answers: readonly string[]): readonly string[] {
    return (this.known()?.countries ?? []).flatMap(({ iso3, name }) => (answers.includes(iso3) ? [name] : []));
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.turns.update((count) => count + 1);
    this.asked.reload();
  }
}
