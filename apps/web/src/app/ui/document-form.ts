import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Document } from '@portal/contracts';
import {
  type DocumentKind,
  documentKinds,
  type Language,
  languages,
  type Visibility,
  visibilities,
} from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import type { DocumentActs, DocumentTarget, NewDocument } from './document-acts';
import { FilePick } from './file-pick';

/** Sends one document: a new one, the same in another language, or the next version. What was typed is kept when it fails. */
@Component({
  selector: 'portal-document-form',
  imports: [FilePick, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document-form.html',
  styleUrl: './document-form.scss',
})
export class DocumentForm {
  readonly target = input.required<DocumentTarget>();
  readonly acts = input.required<DocumentActs>();
  /** Languages in which the set has a document already. */
  readonly taken = input<readonly Language[]>([]);
  readonly done = output<Document>();
  readonly left = output();

  private readonly formats = inject(Formats);
  private readonly reader = inject(Languages);
  protected readonly t = roomTexts('documents').t;
  protected readonly kinds = documentKinds;
  protected readonly visibilities = visibilities;
  protected readonly file = signal<File | null>(null);
  protected readonly share = signal<number | null>(null);
  protected readonly wrong = signal<Readonly<Record<string, string>>>({});
  private readonly typedTitle = signal<string | null>(null);
  private readonly chosen = signal<{ kind?: DocumentKind; language?: Language; visibility?: Visibility }>({});
  /** The same key at each try of the same file and words: what arrived although no answer came is not sent twice. */
  private key = newKey();

  private readonly origin = computed(() => {
    const target = this.target();
    return target.kind === 'new' ? null : target.kind === 'version' ? target.before : target.beside;
  });
  protected readonly freeLanguages = computed(() => {
    const target = this.target();
    if (target.kind === 'version') return [target.before.language];
    return languages.filter((each) => !this.taken().includes(each));
  });
  protected readonly title = computed(() => {
    const target = this.target();
    return this.typedTitle() ?? (target.kind === 'version' ? target.before.title : '');
  });
  protected readonly kind = computed(() => this.chosen().kind ?? this.origin()?.kind ?? 'other');
  protected readonly visibility = computed(() => this.chosen().visibility ?? this.origin()?.visibility ?? 'region');
  protected readonly language = computed(() => {
    const free = this.freeLanguages();
    const wanted = this.chosen().language ?? this.reader.current();
    return free.find((each) => each === wanted) ?? free[0] ?? wanted;
  });
  protected readonly progressWords = computed(() =>
    this.t('sending', { percent: this.formats.percent(this.share() ?? 0) }),
  );

  protected pick([file]: readonly File[]): void {
    if (!file) return;
    this.changed();
    this.file.set(file);
    if (this.title() === '') this.typedTitle.set(file.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 300));
  }

  protected type(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.changed();
    this.typedTitle.set(event.target.value);
  }

  protected choose(what: 'kind' | 'language' | 'visibility', value: string): void {
    this.changed();
    const one = <T extends string>(all: readonly T[]) => all.find((each) => each === value);
    const kind = what === 'kind' ? one(documentKinds) : undefined;
    const language = what === 'language' ? one(languages) : undefined;
    const visibility = what === 'visibility' ? one(visibilities) : undefined;
    this.chosen.update((before) => ({
      ...before,
      ...(kind ? { kind } : {}),
      ...(language ? { language } : {}),
      ...(visibility ? { visibility } : {}),
    }));
  }

  protected nameOf(language: Language): string {
    return namesOfLanguages[language];
  }

  protected sizeOf(file: File): string {
    return this.formats.bytes(file.size);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    const title = this.title().trim();
    if (this.share() !== null) return;
    this.wrong.set({
      ...(file ? {} : { file: this.t('field.file.missing') }),
      ...(title === '' ? { title: this.t('field.title.missing') } : {}),
    });
    if (!file || title === '') return;
    this.share.set(0);
    try {
      const sent = await this.acts().add(this.documentOf(file, title), this.key, (share) => this.share.set(share));
      this.done.emit(sent);
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      const [first] = problem?.errors ?? [];
      const field = first?.pointer === '/title' ? 'title' : 'file';
      this.wrong.set({ [field]: first?.detail ?? problem?.detail ?? this.t('offline') });
    } finally {
      this.share.set(null);
    }
  }

  private documentOf(file: File, title: string): NewDocument {
    const said = {
      file,
      title,
      kind: this.kind(),
      language: this.language(),
      visibility: this.visibility(),
    };
    const target = this.target();
    switch (target.kind) {
      case 'language':
        return { ...said, set: target.beside.setId };
      case 'version':
        return { ...said, replaces: target.before.id };
      case 'new':
        return {
          ...said,
          ...(target.iso3 === undefined ? {} : { iso3: target.iso3 }),
          ...(target.region === undefined ? {} : { region: target.region }),
        };
    }
  }

  private changed(): void {
    this.key = newKey();
    this.wrong.set({});
  }
}
