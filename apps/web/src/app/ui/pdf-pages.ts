import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { openPdf } from './pdf-reader';

/** Sharper than a screen shows, a page of it would only take memory. */
const sharpest = 2;

/** A PDF one page at a time, as paper: nothing in it runs. */
@Component({
  selector: 'portal-pdf-pages',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <canvas
      #paper
      role="img"
      [class.waits]="!isDrawn()"
      [attr.aria-label]="t('preview.page-of', { title: title(), number: count(number()), pages: count(pages()) })"
    ></canvas>
    @if (pages() > 1) {
      <div class="turn" role="group" [attr.aria-label]="t('preview.title', { title: title() })">
        <button type="button" class="button" [disabled]="number() <= 1" (click)="turn(-1)">
          {{ t('preview.before') }}
        </button>
        <span class="second" aria-live="polite">
          {{ t('preview.page', { number: count(number()), pages: count(pages()) }) }}
        </span>
        <button type="button" class="button" [disabled]="number() >= pages()" (click)="turn(1)">
          {{ t('preview.next') }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      inline-size: 100%;
    }
    canvas {
      inline-size: 100%;
      block-size: auto;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: #fff;
    }
    canvas.waits {
      aspect-ratio: 210 / 297;
      background: var(--surface);
    }
    .turn {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
    }
  `,
})
export class PdfPages {
  readonly address = input.required<string>();
  readonly title = input.required<string>();
  /** It could not be read or drawn here. */
  readonly failed = output();

  private readonly http = inject(HttpClient);
  private readonly formats = inject(Formats);
  private readonly paper = viewChild.required<ElementRef<HTMLCanvasElement>>('paper');
  protected readonly t = roomTexts('documents').t;
  protected readonly number = signal(1);
  protected readonly isDrawn = signal(false);
  private drawing = Promise.resolve();

  private readonly opened = resource({
    params: () => this.address(),
    loader: async ({ params: address }) =>
      openPdf(await firstValueFrom(this.http.get(address, { responseType: 'arraybuffer' }))),
  });
  protected readonly pages = computed(() => (this.opened.hasValue() ? this.opened.value().pages : 1));

  constructor() {
    effect(() => {
      if (this.opened.error()) this.failed.emit();
      else if (this.opened.hasValue()) this.show(this.number());
    });
    inject(DestroyRef).onDestroy(() => {
      if (this.opened.hasValue()) this.opened.value().close();
    });
  }

  protected count(pages: number): string {
    return this.formats.number(pages);
  }

  protected turn(by: 1 | -1): void {
    this.number.update((number) => Math.min(this.pages(), Math.max(1, number + by)));
  }

  /** One after the other: a canvas is drawn on by one page at a time. */
  private show(number: number): void {
    this.drawing = this.drawing.then(() => this.draw(number)).catch(() => this.failed.emit());
  }

  private async draw(number: number): Promise<void> {
    if (number !== this.number() || !this.opened.hasValue()) return;
    const canvas = this.paper().nativeElement;
    const page = await this.opened.value().page(number);
    await page.draw(canvas, canvas.clientWidth * Math.min(sharpest, devicePixelRatio));
    this.isDrawn.set(true);
  }
}
