import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import { NetworkApi } from '../network/network-api';
import { LifeLine } from './life-line';
import { MeetingWords } from './meeting-words';
import { partsOf } from './parts';
import { PartTabs } from './part-tabs';
import { RoundTableDesk } from './round-table-desk';
import { TwoClocks } from './two-clocks';

/** One round table: what, where and when, where it stands in its life, and its parts. */
@Component({
  selector: 'portal-round-table-page',
  imports: [LifeLine, NotFoundPage, PartTabs, ProblemNote, RouterLink, RouterOutlet, TwoClocks, VisibilityLabel],
  providers: [RoundTableDesk],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './round-table-page.html',
  styleUrl: './round-table-page.scss',
})
export class RoundTablePage {
  readonly id = input.required<string>();
  protected readonly desk = inject(RoundTableDesk);
  protected readonly words = inject(MeetingWords);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  private readonly regions = inject(NetworkApi).regions();
  protected readonly regionNames = computed(() => {
    const codes = this.desk.known()?.regions ?? [];
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return codes.map((code) => ({ code, name: all.find((each) => each.code === code)?.name ?? code }));
  });
  protected readonly parts = computed(() => {
    const known = this.desk.known();
    return known ? partsOf(known) : [];
  });

  constructor() {
    effect(() => this.desk.id.set(this.id()));
    pageTitle(() => {
      const known = this.desk.known();
      return known ? this.words.full(known) : this.t('title');
    });
  }
}
