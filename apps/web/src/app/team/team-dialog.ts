import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { Sector, TeamMember } from '@portal/contracts';
import { cbrnDomains, type Day, type DocumentKind, type Language, languages } from '@portal/domain';
import { DocumentsApi } from '../documents/documents-api';
import { Drafts } from '../platform/drafts';
import { Formats } from '../platform/formats';
import { Languages, namesOfLanguages } from '../platform/languages';
import { laterFocus } from '../platform/later-focus';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { FilePick } from '../ui/file-pick';
import { Modal } from '../ui/modal';
import { type Field, fieldsOf, initialOf, missingIn, recordOf, somebodyNew, type TeamForm, type Values } from './forms';
import { MeetingPeople } from './meeting-people';
import { wrongIn } from './wrong-fields';
import { TeamActs } from './team-acts';

/** One act on the team. What is written stays, on this device too, until it was taken; of a clash both versions are shown. */
@Component({
  selector: 'portal-team-dialog',
  imports: [FilePick, MeetingPeople, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-dialog.html',
  styleUrl: './team-dialog.scss',
})
export class TeamDialog {
  readonly iso3 = input.required<string>();
  readonly form = input.required<TeamForm>();
  readonly today = input.required<Day>();
  readonly sectors = input.required<readonly Sector[]>();
  readonly members = input.required<readonly TeamMember[]>();
  readonly done = output<string>();
  readonly closed = output();

  private readonly acts = inject(TeamActs);
  private readonly documents = inject(DocumentsApi);
  private readonly drafts = inject(Drafts);
  private readonly language = inject(Languages).current;
  private readonly focus = laterFocus();
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;

  protected readonly domains = cbrnDomains;
  protected readonly languages = languages;
  protected readonly languageNames = namesOfLanguages;
  protected readonly values = linkedSignal<Values>(() => initialOf(this.form(), this.today()));
  protected readonly fields = computed(() =>
    fieldsOf(
      this.form(),
      this.values(),
      this.sectors().map(({ id }) => id),
      this.members().map(({ id }) => id),
    ),
  );
  /** Those whom the meeting that is changed asked so far. */
  protected readonly invited = computed(() => {
    const form = this.form();
    return form.kind === 'meeting-change' ? form.meeting.invitees : [];
  });
  protected readonly wrong = signal<Values>({});
  /** What somebody else made of it meanwhile; one's own stays in the fields. */
  protected readonly clash = signal<string | null>(null);
  protected readonly file = signal<File | null>(null);
  protected readonly share = signal<number | null>(null);
  protected readonly isBusy = signal(false);
  private readonly version = linkedSignal(() => this.acts.versionOf(this.form()));
  private key = newKey();
  private documentKey = newKey();

  constructor() {
    afterNextRender(() => void this.restore());
  }

  protected lead(): string {
    const form = this.form();
    if (form.kind === 'end') return this.t('form.end.lead', { name: form.holding.holder?.name ?? '' });
    if (form.kind === 'name') {
      return this.formats.enumeration([form.seat.institution, this.t(`place.${form.place}`)]);
    }
    if (form.kind === 'seat-change') return form.seat.institution;
    if (form.kind === 'member') return this.t('form.member.lead');
    return this.t(`form.${form.kind}.lead`);
  }

  /** Of a letter, to how many it went; never to whom. */
  private saidOf(answer: unknown): string {
    const { kind } = this.form();
    const sentTo = typeof answer === 'object' && answer !== null && 'sentTo' in answer ? Number(answer.sentTo) : 0;
    return kind === 'letter' ? this.texts.n('form.letter.done', sentTo) : this.t(`form.${kind}.done`);
  }

  protected optionName({ name }: Field, option: string): string {
    if (name === 'sector') return this.sectors().find(({ id }) => id === option)?.name ?? option;
    if (name === 'visibility') return this.common(`visibility.${option}`);
    if (name === 'zone') return option;
    if (name !== 'who') return this.t(`${name}.${option}`);
    const member = this.members().find(({ id }) => id === option);
    if (option === somebodyNew || !member) return this.t('who.new');
    return member.institution === '' ? member.name : this.formats.enumeration([member.name, member.institution]);
  }

  protected say(field: string, value: string): void {
    this.values.update((values) => ({ ...values, [field]: value }));
    this.key = newKey();
    void this.drafts.save(this.record(), this.values());
  }

  protected turn(domain: string, isOn: boolean): void {
    const rest = (this.values()['domains'] ?? '').replace(domain, '');
    this.say('domains', isOn ? `${rest}${domain}` : rest);
  }

  protected speaks(language: Language): boolean {
    return (this.values()['languages'] ?? '').split(' ').includes(language);
  }

  protected speak(language: Language, isOn: boolean): void {
    const spoken = languages.filter((each) => (each === language ? isOn : this.speaks(each)));
    this.say('languages', spoken.join(' '));
  }

  protected pick([file]: readonly File[]): void {
    if (!file) return;
    this.file.set(file);
    this.documentKey = newKey();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const missing = missingIn(this.fields(), this.values());
    this.tell(Object.fromEntries(missing.map((field) => [field, this.t('form.missing')])));
    if (missing.length > 0) return;
    this.isBusy.set(true);
    try {
      await this.keepFile();
      const answer = await this.acts.send(this.iso3(), this.form(), this.values(), {
        key: this.key,
        version: this.version(),
      });
      await this.drafts.remove(this.record());
      this.done.emit(this.saidOf(answer));
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      if (problem && status !== 0) this.key = newKey();
      if (status === 412) this.showTheirs(problem?.current);
      else this.tell(problem ? wrongIn(problem, this.fields()) : { '': this.common('offline') });
    } finally {
      this.isBusy.set(false);
      this.share.set(null);
    }
  }

  protected async leave(): Promise<void> {
    await this.drafts.remove(this.record());
    this.closed.emit();
  }

  /** The bytes go first, and once: a refusal of the rest does not send them again. */
  private async keepFile(): Promise<void> {
    const file = this.file();
    if (!file) return;
    const title = (this.values()['title']?.trim() || file.name.replace(/\.[a-z0-9]{1,5}$/i, '')).slice(0, 300);
    const kind = documentKindOf(this.form());
    const said = { file, title, kind, language: this.language(), visibility: 'region', iso3: this.iso3() } as const;
    const { id } = await this.documents.add(said, this.documentKey, (share) => this.share.set(share));
    this.values.update((values) => ({ ...values, document: id }));
    this.file.set(null);
  }

  private showTheirs(current: unknown): void {
    const theirs = this.acts.readClash(current);
    if (!theirs) return this.tell({ '': this.common('offline') });
    this.version.set(theirs.version);
    this.clash.set(theirs.says);
  }

  private tell(wrong: Values): void {
    this.wrong.set(wrong);
    this.clash.set(null);
    const first = this.fields().find(({ name }) => wrong[name] !== undefined);
    if (first) this.focus(`team-${first.name}`);
  }

  private record(): string {
    return recordOf(this.iso3(), this.form());
  }

  private async restore(): Promise<void> {
    const kept = await this.drafts.load<Values>(this.record());
    if (kept) this.values.update((values) => ({ ...values, ...kept.value }));
  }
}

function documentKindOf({ kind }: TeamForm): DocumentKind {
  if (kind === 'minutes') return 'minutes';
  return kind === 'name' ? 'letter' : 'decree';
}
