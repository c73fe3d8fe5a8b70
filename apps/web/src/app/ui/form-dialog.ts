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
import { Drafts } from '../platform/drafts';
import { laterFocus } from '../platform/later-focus';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { type FormAct, type FormField, type FormValues, missingFields, turned, wrongFields } from './form-fields';
import { Modal } from './modal';

/**
 * One act with a form. What is written stays, on this device too, until it was taken; a refusal stands at its field; of a
 * clash it says what somebody else made of it, and sending again puts one's own in its place.
 */
@Component({
  selector: 'portal-form-dialog',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './form-dialog.html',
  styleUrl: './form-dialog.scss',
})
export class FormDialog {
  readonly form = input.required<FormAct>();
  /** It was taken; what the reader is told of it. */
  readonly done = output<string>();
  readonly closed = output();

  private readonly drafts = inject(Drafts);
  private readonly focus = laterFocus();
  private readonly texts = roomTexts('forms');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly values = linkedSignal<FormValues>(() => this.form().initial);
  protected readonly fields = computed(() => this.form().fields(this.values()));
  protected readonly wrong = signal<FormValues>({});
  protected readonly clash = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  private readonly version = linkedSignal(() => this.form().version ?? 0);
  private key = newKey();

  constructor() {
    afterNextRender(() => void this.restore());
  }

  protected say(field: string, value: string): void {
    this.values.update((values) => {
      const written = { ...values, [field]: value };
      return { ...written, ...this.form().derive?.(written, field) };
    });
    this.key = newKey();
    const { draft } = this.form();
    if (draft !== null) void this.drafts.save(draft, this.values());
  }

  protected turn({ name, options }: FormField, value: string, isOn: boolean): void {
    this.say(name, turned(options ?? [], this.values()[name] ?? '', value, isOn));
  }

  protected has(name: string, value: string): boolean {
    return (this.values()[name] ?? '').split(' ').includes(value);
  }

  protected typeOf({ takes }: FormField): string {
    return takes === 'day' ? 'date' : takes === 'moment' ? 'datetime-local' : takes;
  }

  protected warning({ name, takes }: FormField): string {
    const words = this.values()[name] ?? '';
    return words !== '' && (takes === 'text' || takes === 'long') ? (this.form().warn?.(words) ?? '') : '';
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const missing = missingFields(this.fields(), this.values());
    this.tell(Object.fromEntries(missing.map((field) => [field, this.t('missing')])));
    if (missing.length > 0) return;
    this.isBusy.set(true);
    try {
      const said = await this.form().act(this.values(), { key: this.key, version: this.version() });
      await this.forget();
      this.done.emit(said);
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      if (problem && status !== 0) this.key = newKey();
      const theirs = status === 412 ? (this.form().readClash?.(problem?.current) ?? null) : null;
      if (theirs) {
        this.version.set(theirs.version);
        this.clash.set(theirs.says);
      } else this.tell(problem ? wrongFields(problem, this.fields()) : { '': this.common('offline') });
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async leave(): Promise<void> {
    await this.forget();
    this.closed.emit();
  }

  private tell(wrong: FormValues): void {
    this.wrong.set(wrong);
    this.clash.set(null);
    const first = this.fields().find(({ name }) => wrong[name] !== undefined);
    if (first) this.focus(`form-${first.name}`);
  }

  private async forget(): Promise<void> {
    const { draft } = this.form();
    if (draft !== null) await this.drafts.remove(draft);
  }

  private async restore(): Promise<void> {
    const { draft } = this.form();
    const kept = draft === null ? undefined : await this.drafts.load<FormValues>(draft);
    if (kept) this.values.update((values) => ({ ...values, ...kept.value }));
  }
}
