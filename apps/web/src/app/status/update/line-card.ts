import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Claim, Indicator } from '@portal/contracts';
import type { Precision } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { laterFocus } from '../../platform/later-focus';
import { roomTexts } from '../../platform/room-texts';
import { FreshnessNote } from '../../ui/freshness-note';
import { Icon } from '../../ui/icon';
import { StatusMark } from '../../ui/status-mark';
import { ClashChoice } from './clash-choice';
import { LineForm } from './line-form';
import { waitingLines } from './open-returns';
import { UpdateDesk } from './update-desk';
import { entryOf, roundAsking } from './update-known';

/** One indicator of the update: what shows now, and what its writer says of it. */
@Component({
  selector: 'portal-line-card',
  imports: [ClashChoice, FreshnessNote, Icon, LineForm, StatusMark],
  templateUrl: './line-card.html',
  styleUrl: './line-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineCard {
  readonly indicator = input.required<Indicator>();

  protected readonly desk = inject(UpdateDesk);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  private readonly texts = roomTexts('update');
  protected readonly t = this.texts.t;

  protected readonly entry = computed(() => {
    const known = this.desk.known();
    return known ? entryOf(known, this.indicator().id) : undefined;
  });
  /** By when an open round asks for this line; null where none does. */
  protected readonly askedBy = computed(() => {
    const known = this.desk.known();
    const round = known ? roundAsking(known, this.indicator().id) : undefined;
    return round ? this.t('round.asked', { day: this.formats.shortDay(round.due) }) : null;
  });
  private readonly line = computed(() => this.desk.lines()[this.indicator().id]);
  protected readonly changed = computed(() => {
    const line = this.line();
    return line?.kind === 'changed' ? line : null;
  });
  protected readonly isConfirmed = computed(() => this.line()?.kind === 'confirmed');
  protected readonly returned = computed(() => this.desk.returns().get(this.indicator().id));
  protected readonly isAnswering = computed(() => this.line()?.replaces === this.returned()?.id);
  protected readonly waiting = computed(() =>
    waitingLines(this.desk.known()?.claims ?? []).filter((claim) => claim.indicator === this.indicator().id),
  );
  protected readonly clash = computed(() =>
    this.desk.draft().clashes.find((each) => each.indicator === this.indicator().id),
  );
  protected readonly serverProblem = computed(() => this.desk.serverProblems()[this.indicator().id]);
  /** Where no level shows there is nothing to change, only something to report. */
  protected readonly openWord = computed(() => (this.entry()?.level ? 'change' : 'report'));
  protected readonly presentName = computed(() => {
    const entry = this.entry();
    if (!entry) return '';
    return entry.level ? this.nameOf(entry.level) : this.texts.common(`empty.${entry.empty ?? 'silent'}`);
  });
  protected confirm(): void {
    this.desk.confirm(this.indicator().id);
    this.focus(this.id('undo'));
  }

  protected open(): void {
    this.desk.open(this.indicator().id);
    this.focus(this.id(`level-${this.indicator().levels[0]?.id ?? ''}`));
  }

  protected takeUp(claim: Claim): void {
    this.desk.takeUp(claim);
    this.focus(this.id(`level-${claim.level}`));
  }

  protected takeBack(): void {
    this.desk.takeBack(this.indicator().id);
    this.focus(this.id('open'));
  }

  protected nameOf(level: string): string {
    return this.indicator().levels.find((each) => each.id === level)?.name ?? level;
  }

  protected sinceWords(day: string, precision: Precision | null): string {
    const isDay = precision === null || precision === 'day';
    return this.t(isDay ? 'since.day' : 'since', { day: this.dayOf(day, precision) });
  }

  protected dayOf(day: string | null, precision: Precision | null = 'day'): string {
    return day === null ? '' : this.formats.day(day.slice(0, 10), precision ?? 'day');
  }

  /** The act with the indicator's name: several buttons of a page say the same. */
  protected of(act: string): string {
    return this.t('of-line', { act: this.t(act), indicator: this.indicator().name });
  }

  protected id(part: string): string {
    return `${this.indicator().id}-${part}`;
  }
}
