import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { WaitingClaim } from '@portal/contracts';
import { type Language, languages } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { Languages, namesOfLanguages } from '../../platform/languages';
import { roomTexts } from '../../platform/room-texts';
import { SingleKeys } from '../../platform/single-keys';
import { secondsToUndo } from './held-decisions';
import { ValidationDesk } from './validation-desk';

const longestReason = 2000;
const ready = ['evidence', 'day', 'level', 'what-changed'] as const;

/** Validate, or return with a question; or who decides where this reader may not. */
@Component({
  selector: 'portal-decision-bar',
  templateUrl: './decision-bar.html',
  styleUrl: './decision-bar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionBar {
  readonly claim = input.required<WaitingClaim>();

  protected readonly desk = inject(ValidationDesk);
  protected readonly keys = inject(SingleKeys);
  private readonly formats = inject(Formats);
  private readonly transloco = inject(TranslocoService);
  private readonly languageService = inject(Languages);
  private readonly injector = inject(Injector);
  protected readonly t = roomTexts('validation').t;
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('reason');

  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly isReturning = signal(false);
  /** What is being asked, by claim: nothing is lost by looking at another one. */
  private readonly drafts = signal<Readonly<Record<string, string>>>({});
  protected readonly draft = computed(() => this.drafts()[this.claim().id] ?? '');
  private readonly isChecked = signal(false);
  private readonly chosenLanguage = signal<Language | null>(null);
  protected readonly language = computed(() => this.chosenLanguage() ?? this.languageService.current());
  protected readonly templates = signal<readonly string[]>([]);
  protected readonly error = computed(() => {
    const length = this.draft().trim().length;
    if (length > longestReason) {
      return this.t('return.too-long', {
        most: this.formats.number(longestReason),
        count: this.formats.number(length),
      });
    }
    return this.isChecked() && length === 0 ? this.t('return.missing') : null;
  });
  /** What a decision does, or why this reader does not take it and who does. */
  protected readonly words = computed(() => {
    const claim = this.claim();
    if (claim.mayDecide) return this.t('decision.kept', { seconds: this.formats.number(secondsToUndo) });
    if (claim.whyNot === 'own-claim') return this.t('own');
    if (claim.whyNot === 'secretariat-decides') {
      return this.t('why.secretariat-decides', { city: this.desk.cityOf(claim) });
    }
    return claim.whyNot === 'coordinator-decides' ? this.t('why.coordinator-decides') : this.t('why.other');
  });

  constructor() {
    effect(() => {
      this.claim();
      untracked(() => this.close());
    });
    effect(() => {
      if (this.isReturning()) void this.loadTemplates(this.language());
    });
  }

  validate(): void {
    if (!this.isReturning()) this.desk.decide(this.claim(), null);
  }

  startReturn(): void {
    if (!this.claim().mayDecide || this.isReturning()) return;
    this.isReturning.set(true);
    afterNextRender(() => this.field()?.nativeElement.focus(), { injector: this.injector });
  }

  protected cancelReturn(): void {
    this.close();
    this.desk.opened.update((count) => count + 1);
  }

  protected write(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.say(event.target.value);
  }

  protected use(template: string): void {
    const before = this.draft().trim();
    this.say(before === '' ? template : `${before}\n${template}`);
    this.field()?.nativeElement.focus();
  }

  protected useLanguage(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.chosenLanguage.set(languages.find((each) => each === value) ?? null);
  }

  protected sendReturn(event: Event): void {
    event.preventDefault();
    this.isChecked.set(true);
    if (this.error() !== null) {
      this.field()?.nativeElement.focus();
      return;
    }
    this.desk.decide(this.claim(), this.draft().trim());
  }

  private say(text: string): void {
    const { id } = this.claim();
    this.drafts.update((drafts) => ({ ...drafts, [id]: text }));
  }

  private close(): void {
    this.isReturning.set(false);
    this.isChecked.set(false);
  }

  private async loadTemplates(language: Language): Promise<void> {
    const path = `validation/${language}`;
    await firstValueFrom(this.transloco.load(path)).catch(() => undefined);
    if (language !== this.language()) return;
    this.templates.set(ready.map((name) => this.transloco.translate<string>(`template.${name}`, {}, path)));
  }
}
