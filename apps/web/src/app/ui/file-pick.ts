import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { largestUpload, mostEvidence, uploadTypes } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { refusalOf } from './chosen-files';
import { Icon } from './icon';

/** Takes files by photo, by choice or by drop; what can certainly not be sent is refused at once, in words. */
@Component({
  selector: 'portal-file-pick',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="pick"
      [class.over]="isOver()"
      role="group"
      [attr.aria-labelledby]="labelledBy()"
      (dragover)="dragOver($event)"
      (dragleave)="isOver.set(false)"
      (drop)="drop($event)"
    >
      <ng-content select="[before]" />
      <div class="ways">
        <button type="button" class="button" [id]="buttonId()" (click)="camera.click()">
          <portal-icon name="camera" />{{ t('pick.photo') }}
        </button>
        <button type="button" class="button" (click)="chooser.click()">
          <portal-icon name="attach" />{{ t('pick.file') }}
        </button>
        <ng-content select="[way]" />
      </div>
      <p class="drop">{{ t('pick.drop') }}</p>
      <input #camera type="file" hidden accept="image/*" capture="environment" (change)="choose($event)" />
      <input #chooser type="file" hidden [multiple]="isMultiple()" [accept]="accepted" (change)="choose($event)" />
      @for (message of refusals(); track $index) {
        <p class="refusal" role="alert">{{ message }}</p>
      }
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .pick {
      border-radius: 6px;
    }
    .over {
      outline: 2px dashed var(--accent);
      outline-offset: 6px;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .button {
      flex: 1;
      min-block-size: 48px;
    }
    .drop,
    .refusal {
      font-size: 0.8125rem;
      line-height: 1.125rem;
    }
    .drop {
      margin-block-start: 6px;
      color: var(--ink-2);
    }
    .refusal {
      margin-block-start: 4px;
      font-weight: 600;
      color: var(--alert);
    }
    @media (width <= 900px) {
      .button {
        flex: 1 0 100%;
      }
      .drop {
        display: none;
      }
    }
  `,
})
export class FilePick {
  readonly labelledBy = input.required<string>();
  readonly buttonId = input.required<string>();
  readonly isMultiple = input(false);
  /** How many there are already. */
  readonly already = input(0);
  readonly chosen = output<readonly File[]>();

  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('documents').t;
  protected readonly accepted = uploadTypes.join(',');
  protected readonly isOver = signal(false);
  protected readonly refusals = signal<readonly string[]>([]);

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    // The same file can be chosen again after it was removed.
    event.target.value = '';
    this.take(files);
  }

  protected dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    this.isOver.set(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  }

  private take(given: readonly File[]): void {
    const files = this.isMultiple() ? given : given.slice(0, 1);
    const taken: File[] = [];
    const refusals: string[] = [];
    for (const file of files) {
      const refusal = refusalOf(file, this.already() + taken.length);
      if (refusal === null) taken.push(file);
      else refusals.push(this.refusalWords(refusal, file.name));
    }
    this.refusals.set(refusals);
    if (taken.length > 0) this.chosen.emit(taken);
  }

  private refusalWords(refusal: string, name: string): string {
    const size = this.formats.bytes(largestUpload);
    return this.t(`pick.${refusal}`, { name, size, count: this.formats.number(mostEvidence) });
  }
}
