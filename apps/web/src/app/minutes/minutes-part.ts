import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { dayOfInstant, languages, minutesSections, type MinutesSection, minutesTextIn } from '@portal/domain';
import type { MinutesVersions } from '@portal/contracts';
import { EMPTY } from 'rxjs';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { OutlineDocument } from '../ui/outline-document';
import { ProblemNote } from '../ui/problem-note';
import { MinutesActs } from './minutes-acts';
import { MinutesApi } from './minutes-api';
import { MinutesWords } from './minutes-words';

/** The minutes of a round table: a version to read, and for whoever writes them what each section says and lacks. */
@Component({
  selector: 'portal-minutes-part',
  imports: [FormDialog, OutlineDocument, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './minutes-part.html',
  styleUrl: './minutes-part.scss',
})
export class MinutesPart {
  private readonly api = inject(MinutesApi);
  private readonly words = inject(MinutesWords);
  private readonly formats = inject(Formats);
  private readonly params = toSignal(inject(ActivatedRoute).parent?.paramMap ?? EMPTY);
  protected readonly acts = inject(MinutesActs);
  protected readonly language = inject(Languages).current;
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  private readonly texts = roomTexts('minutes');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;

  protected readonly roundTable = computed(() => this.params()?.get('id') ?? undefined);
  protected readonly versions = this.api.versions(this.roundTable);
  protected readonly list = linkedSignal<MinutesVersions | null>(() =>
    this.versions.hasValue() ? this.versions.value() : null,
  );
  /** The newest, until another is chosen. */
  protected readonly chosen = linkedSignal(() => this.list()?.items[0]?.id);
  protected readonly asked = this.api.one(this.chosen);
  protected readonly minutes = linkedSignal(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly outline = computed(() => {
    const minutes = this.minutes();
    return minutes && this.words.areHere() ? this.words.outline(minutes) : null;
  });
  protected readonly sections = computed(() => {
    const minutes = this.minutes();
    if (!minutes?.mayWrite) return [];
    return minutesSections.map((section) => {
      const known = minutes.sections.find((each) => each.section === section);
      return {
        section,
        isLeftOut: known?.isLeftOut ?? false,
        written: known ? minutesTextIn(known, this.language(), minutes.language) : null,
      };
    });
  });
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  protected readonly wrong = signal('');

  protected versionName({ number, released }: MinutesVersions['items'][number]): string {
    const values = { number: this.formats.number(number) };
    if (released === null) return this.t('version-draft', values);
    return this.t('version-released', { ...values, day: this.formats.day(dayOfInstant(released.at)) });
  }

  protected fileOf(id: string): string {
    return this.api.fileOf(id, this.language());
  }

  protected edit(section: MinutesSection): void {
    const minutes = this.minutes();
    if (minutes) this.open(this.acts.edit(minutes, section));
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected async begin(): Promise<void> {
    const roundTable = this.roundTable();
    if (roundTable === undefined) return;
    this.wrong.set('');
    try {
      await this.api.begin({ roundTable }, newKey());
      this.done(this.t('begun'));
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.common('offline'));
    }
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.versions.reload();
    this.asked.reload();
  }
}
