import '../../every-page';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { dayOfInstant, refusalToSend } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { Languages } from '../../platform/languages';
import { laterFocus } from '../../platform/later-focus';
import { Line } from '../../platform/line';
import { pageTitle } from '../../platform/page-title';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { fieldOf } from './field-of';
import { LineCard } from './line-card';
import { UpdateCourier } from './update-courier';
import { openLevels } from './open-levels';
import { UpdateDesk } from './update-desk';
import { UpdateDrafts } from './update-drafts';
import { UpdateKeep } from './update-keep';
import { decidingCity, roundSays, roundsIn } from './update-known';
import { longestNote } from './update-lines';
import { UpdateOpening } from './update-opening';
import { UpdateReceipt } from './update-receipt';
import { WhatNext } from './what-next';

/** Reporting a country's status: one line an indicator, prefilled with what shows; only what was touched is sent. */
@Component({
  selector: 'portal-update-page',
  imports: [Icon, LineCard, ProblemNote, RouterLink, UpdateDrafts, UpdateReceipt, WhatNext],
  providers: [UpdateDesk, UpdateCourier, UpdateKeep, UpdateOpening],
  templateUrl: './update-page.html',
  styleUrl: './update-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdatePage {
  readonly iso3 = input.required<string>();
  /** From a link of "My work": the draft to open, or the sent update to show. */
  readonly draft = input<string>();
  readonly sent = input<string>();

  protected readonly desk = inject(UpdateDesk);
  protected readonly courier = inject(UpdateCourier);
  protected readonly opening = inject(UpdateOpening);
  private readonly languages = inject(Languages);
  protected readonly line = inject(Line);
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  protected readonly texts = roomTexts('update');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  protected readonly isWriting = computed(
    () => this.desk.receipt() === null && ['opening', 'open'].includes(this.opening.state()),
  );
  protected readonly isNothingYet = signal(false);
  protected readonly title = computed(() =>
    this.t('title', { country: this.desk.known()?.country.name ?? this.iso3() }),
  );
  protected readonly savedWords = computed(() => {
    const saved = this.desk.saved();
    if (!saved) return null;
    const how = this.desk.isRestored() ? 'restored' : saved.where;
    return this.t(`saved.${how}`, { time: this.formats.time(saved.at) });
  });
  /** What each open round still asks of the country; one sentence where none is open. */
  protected readonly roundWords = computed(() => {
    const known = this.desk.known();
    if (!known) return [];
    const today = dayOfInstant(new Date().toISOString());
    const nameOf = (id: string) => this.desk.indicators().find((each) => each.id === id)?.name ?? id;
    const all = roundsIn(known).map((round) => ({
      id: round.id,
      isSample: round.sample,
      words: this.t(`round.${roundSays(round, today)}`, {
        round: round.title,
        day: this.formats.day(round.due),
        closes: this.formats.day(round.closes),
        indicators: this.formats.enumeration(round.owed.map(nameOf)),
      }),
    }));
    return all.length > 0 ? all : [{ id: 'none', isSample: false, words: this.t('round.none') }];
  });
  protected readonly missingLinks = computed(() =>
    this.desk.missing().map((missing) => {
      const { indicator, problem } = missing;
      const known = this.desk.indicators().find(({ id }) => id === indicator);
      const firstLevel = known ? openLevels(known, this.desk.today())[0]?.id : undefined;
      const line = this.desk.lines()[indicator];
      const precision = line?.kind === 'changed' ? line.day.precision : 'day';
      const sentence = this.t(`problem.${problem.code}`, {
        most: this.formats.number(longestNote),
        count: this.formats.number(line?.note.length ?? 0),
      });
      return {
        id: fieldOf(missing, firstLevel ?? '', precision),
        words: this.t('missing.at', { indicator: known?.name ?? '', problem: sentence }),
      };
    }),
  );
  /** Why this person cannot send, by the same rule as the server's; null where they can. */
  protected readonly refusal = computed(() => {
    const known = this.desk.known();
    if (!known) return null;
    const { iso3, regions } = known.country;
    const { hasFocalPoint, deciders } = known.reporting;
    const offices = { regions, hasFocalPoint, hasSecretariat: deciders.regions.length > 0 };
    return refusalToSend(this.session.actor(), { iso3, state: 'draft', lineCount: 1 }, offices);
  });
  protected readonly maySend = computed(() => this.refusal() === null);
  protected readonly isWaitingForLine = computed(() => this.courier.isSending() && !this.courier.hasLine());
  /** One button throughout, so that the focus stays where it is. */
  protected readonly sendWords = computed(() => {
    if (this.isWaitingForLine()) return this.t('send.not-yet');
    return this.t(this.courier.isSending() ? 'send.sending' : 'send');
  });
  protected readonly barWords = computed(() => {
    const { changed, confirmed } = this.desk.counts();
    if (changed + confirmed === 0) return this.t('send.nothing');
    const parts = [
      ...(changed > 0 ? [this.n('changed', changed)] : []),
      ...(confirmed > 0 ? [this.n('confirmed', confirmed)] : []),
    ];
    return this.formats.enumeration(parts);
  });
  protected readonly barHint = computed(() => {
    if (this.courier.isSending()) {
      if (!this.courier.hasLine()) return this.t('send.when-back');
      return this.desk.filesLeft().length > 0 ? this.t('send.after-files') : this.t('send.sending');
    }
    if (!this.maySend()) return this.t('send.focal-point-only');
    const known = this.desk.known();
    const city = known ? decidingCity(known) : null;
    return city === null ? this.t('send.to-coordinators') : this.t('send.to-secretariat', { city });
  });

  constructor() {
    pageTitle(this.title);
    effect(() => {
      const asked = { iso3: this.iso3(), draft: this.draft(), sent: this.sent() };
      untracked(() => void this.opening.begin(asked));
    });
    effect(() => {
      if (this.line.isUp()) untracked(() => this.courier.lineBack());
      else this.courier.hasLine.set(false);
    });
    // Whatever is written lies on the device at once, and goes to the server after a breath.
    effect(() => {
      const draft = this.desk.draft();
      untracked(() => void this.opening.keepDraft(draft));
    });
    effect(() => {
      if (this.desk.receipt()) scrollTo({ top: 0 });
    });
    // Names follow the reader's language; what a confirmation confirms may have changed meanwhile.
    effect(() => {
      this.languages.current();
      const isOutrun = this.courier.refusal()?.code === 'not-showing';
      untracked(() => {
        if (isOutrun || this.opening.state() === 'open') void this.opening.refresh();
      });
    });
    inject(DestroyRef).onDestroy(() => void this.courier.stop());
  }

  protected send(): void {
    if (this.courier.isSending()) return;
    const { changed, confirmed } = this.desk.counts();
    const isEmpty = changed + confirmed === 0;
    this.isNothingYet.set(isEmpty);
    this.desk.isChecked.set(true);
    if (isEmpty || this.desk.missing().length > 0) {
      this.focus(isEmpty ? 'nothing-yet' : 'missing');
      return;
    }
    if (this.desk.draft().clashes.length > 0) return;
    this.courier.send(crypto.randomUUID());
  }

  protected goTo(id: string, event: Event): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  protected another(): void {
    this.desk.receipt.set(null);
    void this.opening.begin({ iso3: this.iso3() });
  }
}
