import { ChangeDetectionStrategy, Component, type ElementRef, inject, input, viewChild } from '@angular/core';
import type { Evidence, WaitingClaim } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { changesOf, type DocumentChange } from '../../ui/document-changes';
import { DocumentPreview } from '../../ui/document-preview';
import { Icon } from '../../ui/icon';
import { shortNameOf } from './media-types';

type HeldDocument = Extract<Evidence, { kind: 'document' }>;

/** The evidence of a line: by title, kind and size, to be downloaded or opened. */
@Component({
  selector: 'portal-claim-evidence',
  imports: [DocumentPreview, Icon],
  templateUrl: './claim-evidence.html',
  styleUrl: './claim-evidence.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClaimEvidence {
  readonly claim = input.required<WaitingClaim>();

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('validation');
  protected readonly t = this.texts.t;
  protected readonly map = roomTexts('map').t;
  protected readonly changesOf = changesOf;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  focus(): void {
    this.heading()?.nativeElement.focus();
  }

  protected documentWords({ mediaType, size }: HeldDocument): string {
    const facts = [
      ...(mediaType === null ? [] : [shortNameOf(mediaType)]),
      ...(size === null ? [] : [this.formats.bytes(size)]),
      this.t('evidence.checked'),
    ];
    return this.formats.enumeration(facts);
  }

  protected addressOf({ documentId }: HeldDocument): string {
    return `/api/v1/documents/${documentId}/content`;
  }

  protected changeWords({ what, at }: DocumentChange): string {
    return this.map(`why.changed.${what}`, { day: this.formats.day(at.slice(0, 10)) });
  }

  protected hostOf(url: string): string {
    return URL.canParse(url) ? new URL(url).host : url;
  }
}
