import '../../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Round } from '@portal/contracts';
import { roundStates } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { pageTitle } from '../../platform/page-title';
import { Picture } from '../../platform/picture';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { ProblemNote } from '../../ui/problem-note';
import { RoundsApi } from './rounds-api';

/** All reporting rounds: the open ones, those to come, those that are closed. */
@Component({
  selector: 'portal-rounds-page',
  imports: [ProblemNote, RouterLink],
  templateUrl: './rounds-page.html',
  styleUrl: './rounds-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoundsPage {
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly picture = inject(Picture);
  protected readonly texts = roomTexts('rounds');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  protected readonly rounds = inject(RoundsApi).list(() =>
    this.session.person() ? { sample: this.sampleMode() } : undefined,
  );
  protected readonly groups = computed(() => {
    const all = this.rounds.hasValue() ? this.rounds.value().items : [];
    return roundStates
      .map((state) => ({ state, rounds: all.filter((round) => round.state === state) }))
      .filter(({ rounds }) => rounds.length > 0);
  });

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected daysOf({ opens, due, closes }: Round): string {
    const day = (of: string) => this.formats.shortDay(of);
    return this.t('days', { opens: day(opens), due: day(due), closes: day(closes) });
  }

  /** `11 countries, 9 complete, 7 on time`. */
  protected sumsOf({ figures }: Round): string {
    if (!figures) return this.t('sums-too-few');
    const { countries, complete, onTime } = figures;
    return this.formats.enumeration([
      this.n('countries', countries),
      this.n('complete', complete),
      this.n('on-time', onTime),
    ]);
  }
}
