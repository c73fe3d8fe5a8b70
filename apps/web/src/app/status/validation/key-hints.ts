import { ChangeDetectionStrategy, Component, type ElementRef, inject, viewChild } from '@angular/core';
import { roomTexts } from '../../platform/room-texts';
import { SingleKeys } from '../../platform/single-keys';

/** The single keys of the page: what they do, and that they can be turned off. */
@Component({
  selector: 'portal-key-hints',
  templateUrl: './key-hints.html',
  styleUrl: './key-hints.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyHints {
  protected readonly singleKeys = inject(SingleKeys);
  protected readonly t = roomTexts('validation').t;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly keys = [
    { caps: ['J', 'K'], text: 'keys.walk' },
    { caps: ['V'], text: 'keys.validate' },
    { caps: ['R'], text: 'keys.return' },
    { caps: ['E'], text: 'keys.evidence' },
    { caps: ['U'], text: 'keys.undo' },
    { caps: ['Esc'], text: 'keys.escape' },
    { caps: ['?'], text: 'keys.all' },
  ] as const;

  show(): void {
    this.dialog().nativeElement.showModal();
  }

  protected toggle(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.singleKeys.use(event.target.checked);
  }
}
