import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Round } from '@portal/contracts';
import { laterFocus } from '../../platform/later-focus';
import { newKey, refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { RoundsApi } from './rounds-api';

/** A late exception for one country, with its reason: named, and shown beside the country. */
@Component({
  selector: 'portal-round-except',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog class="dialog" aria-labelledby="except-title" (cancel)="closed.emit()">
      <form novalidate (submit)="grant($event, reason.value, until.value)">
        <h2 id="except-title">{{ t('except.of', { country: country() }) }}</h2>
        <p class="second">{{ t('except.lead') }}</p>
        <div class="field">
          <label for="except-reason">{{ t('except.reason') }}</label>
          <textarea
            #reason
            id="except-reason"
            rows="4"
            maxlength="2000"
            dir="auto"
            [attr.aria-invalid]="wrong().reason ? true : null"
            aria-describedby="except-reason-wrong"
          ></textarea>
          <p class="wrong" id="except-reason-wrong">{{ wrong().reason }}</p>
        </div>
        <div class="field">
          <label for="except-until">{{ t('except.until') }}</label>
          <input
            #until
            type="date"
            class="number"
            id="except-until"
            [attr.aria-invalid]="wrong().until ? true : null"
            aria-describedby="except-until-wrong except-until-hint"
          />
          <p class="second" id="except-until-hint">{{ t('except.until.hint') }}</p>
          <p class="wrong" id="except-until-wrong">{{ wrong().until }}</p>
        </div>
        <p class="wrong" role="alert">{{ wrong().all }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="closed.emit()">{{ common('cancel') }}</button>
          <button type="submit" class="button primary" [attr.aria-disabled]="isBusy() ? true : null">
            {{ t('except') }}
          </button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .wrong:empty {
      display: none;
    }
    .field label {
      font-weight: 600;
    }
  `,
})
export class RoundExcept {
  readonly round = input.required<Round>();
  readonly iso3 = input.required<string>();
  readonly country = input.required<string>();
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(RoundsApi);
  private readonly focus = laterFocus();
  private readonly texts = roomTexts('rounds');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  /** Kept across tries of the same words, so that a bad line grants once. */
  private tried = { words: '', key: '' };
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly wrong = signal<{ reason?: string; until?: string; all?: string }>({});
  protected readonly isBusy = signal(false);

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected async grant(event: Event, reason: string, until: string): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.wrong.set({});
    if (reason.trim() === '') {
      this.tell('reason', this.t('wrong.reason-missing'));
      return;
    }
    this.isBusy.set(true);
    try {
      const input = { iso3: this.iso3(), reason: reason.trim(), ...(until ? { until } : {}) };
      const words = JSON.stringify(input);
      if (words !== this.tried.words) this.tried = { words, key: newKey() };
      await this.api.except(this.round(), input, this.tried.key);
      this.saved.emit();
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      const error = problem?.errors?.[0];
      if (error?.pointer === '/until' || error?.pointer === '/reason') {
        this.tell(error.pointer === '/until' ? 'until' : 'reason', error.detail);
      } else {
        this.wrong.set({ all: error?.detail ?? problem?.detail ?? this.t('no-line') });
      }
    } finally {
      this.isBusy.set(false);
    }
  }

  private tell(field: 'reason' | 'until', words: string): void {
    this.wrong.set({ [field]: words });
    this.focus(`except-${field}`);
  }
}
