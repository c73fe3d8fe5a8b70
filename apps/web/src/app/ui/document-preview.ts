import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { previewTypes } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { Icon } from './icon';
import { PdfPages } from './pdf-pages';

/** A document to look at without running anything; where that cannot be, it says so and offers the file. */
@Component({
  selector: 'portal-document-preview',
  imports: [Icon, PdfPages],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (shown()) {
      @case ('image') {
        <img [src]="address()" [alt]="t('preview.title', { title: title() })" (error)="hasFailed.set(true)" />
      }
      @case ('pdf') {
        <portal-pdf-pages [address]="address()" [title]="title()" (failed)="hasFailed.set(true)" />
      }
      @default {
        <p>{{ t(mayPreview() ? 'preview.not-here' : 'preview.none') }}</p>
      }
    }
    @if (hasDownload()) {
      <a
        class="button"
        [href]="'/api/v1/documents/' + id() + '/content'"
        download
        [attr.aria-label]="t('download.of', { title: title() })"
      >
        <portal-icon name="download" />{{ t('download') }}
      </a>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      justify-items: start;
      min-inline-size: 0;
    }
    img {
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--surface);
      max-inline-size: 100%;
      max-block-size: 70vh;
    }
    p {
      color: var(--ink-2);
    }
  `,
})
export class DocumentPreview {
  readonly id = input.required<string>();
  readonly title = input.required<string>();
  readonly mediaType = input.required<string>();
  readonly hasDownload = input(true);

  protected readonly t = roomTexts('documents').t;
  protected readonly hasFailed = signal(false);
  protected readonly mayPreview = computed(() => previewTypes.some((type) => type === this.mediaType()));
  protected readonly shown = computed(() => {
    if (!this.mayPreview() || this.hasFailed()) return 'none';
    return this.mediaType() === 'application/pdf' ? 'pdf' : 'image';
  });
  protected readonly address = computed(() => `/api/v1/documents/${encodeURIComponent(this.id())}/preview`);
}
