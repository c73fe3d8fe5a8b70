import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { previewTypes } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { Icon } from './icon';
import { showsPdf } from './pdf-shown';

/** A document to look at without running anything; where that cannot be, it says so and offers the file. */
@Component({
  selector: 'portal-document-preview',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (shown()) {
      @case ('image') {
        <img [src]="address()" [alt]="t('preview.title', { title: title() })" (error)="hasFailed.set(true)" />
      }
      @case ('pdf') {
        <iframe sandbox="" loading="lazy" [title]="t('preview.title', { title: title() })" [src]="trusted()"></iframe>
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
    img,
    iframe {
      inline-size: 100%;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--surface);
    }
    img {
      inline-size: auto;
      max-inline-size: 100%;
      max-block-size: 70vh;
    }
    iframe {
      block-size: min(70vh, 720px);
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

  private readonly sanitizer = inject(DomSanitizer);
  protected readonly t = roomTexts('documents').t;
  protected readonly hasFailed = signal(false);
  protected readonly mayPreview = computed(() => previewTypes.some((type) => type === this.mediaType()));
  protected readonly shown = computed(() => {
    if (!this.mayPreview() || this.hasFailed()) return 'none';
    if (this.mediaType() !== 'application/pdf') return 'image';
    return showsPdf(navigator) ? 'pdf' : 'none';
  });
  protected readonly address = computed(() => `/api/v1/documents/${encodeURIComponent(this.id())}/preview`);
  // An address of the portal itself, whose last part is an id.
  protected readonly trusted = computed(() => this.sanitizer.bypassSecurityTrustResourceUrl(this.address()));
}
