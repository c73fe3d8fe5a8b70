import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  viewChild,
} from '@angular/core';
import type { WaitingClaim } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { FreshnessNote } from '../../ui/freshness-note';
import { Icon } from '../../ui/icon';
import { LevelMark } from '../../ui/level-mark';
import { StatusMark } from '../../ui/status-mark';
import type { Check } from './claim-checks';
import { checksOf } from './claim-checks';
import { DecisionCourier } from './decision-courier';
import { ValidationDesk } from './validation-desk';

/** Sentences that count something. */
const counted: ReadonlySet<Check['code']> = new Set(['skips', 'evidence', 'another-waits']);

/** One waiting line: what shows now, what is asked, what it means, and what the portal checked. */
@Component({
  selector: 'portal-claim-decision',
  imports: [FreshnessNote, Icon, LevelMark, StatusMark],
  templateUrl: './claim-decision.html',
  styleUrl: './claim-decision.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClaimDecision {
  readonly claim = input.required<WaitingClaim>();
  readonly toEvidence = output();

  protected readonly desk = inject(ValidationDesk);
  protected readonly courier = inject(DecisionCourier);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  protected readonly texts = roomTexts('validation');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly today = dayOfInstant(new Date().toISOString());
  protected readonly indicator = computed(() => this.desk.indicatorOf(this.claim()));
  protected readonly siblings = computed(() => this.desk.siblings(this.claim()));
  protected readonly sentWords = computed(() => {
    const { sentBy, sentAt, lineNumber, lineCount } = this.claim();
    const who = sentBy?.role === 'secretariat' ? 'sent.secretariat' : 'sent.focal-point';
    return this.t(who, {
      day: this.desk.dayOf(sentAt),
      number: this.formats.number(lineNumber),
      count: this.formats.number(lineCount),
    });
  });
  /** From when somebody else may decide besides the secretariat; nothing where only a coordinator does. */
  protected readonly alsoWords = computed(() => {
    const { regions, coordinatorNow, coordinatorFrom } = this.claim().deciders;
    if (coordinatorFrom !== null) return this.t('decision.also-from', { day: this.formats.day(coordinatorFrom) });
    return coordinatorNow && regions.length > 0 ? this.t('decision.coordinator-too') : null;
  });
  protected readonly beforeName = computed(() => {
    const { before } = this.claim();
    return before.level === null
      ? this.texts.common(`empty.${before.empty ?? 'silent'}`)
      : this.desk.levelName(this.claim(), before.level);
  });
  protected readonly sinceWords = computed(() => {
    const { since, sincePrecision, level } = this.claim().before;
    if (since === null || level === null) return null;
    const key = (sincePrecision ?? 'day') === 'day' ? 'since.day' : 'since';
    return this.t(key, { day: this.formats.day(since, sincePrecision ?? 'day') });
  });
  protected readonly fromWords = computed(() => {
    const { effectiveOn, effectivePrecision } = this.claim();
    const key = effectivePrecision === 'day' ? 'from.day' : 'from';
    return this.t(key, { day: this.formats.day(effectiveOn, effectivePrecision) });
  });
  protected readonly meaning = computed(
    () => this.indicator()?.levels.find(({ id }) => id === this.claim().level)?.means ?? '',
  );
  protected readonly checks = computed(() => {
    const indicator = this.indicator();
    return indicator ? checksOf(this.claim(), indicator, this.desk.others(this.claim())) : [];
  });
  protected readonly refused = computed(() => {
    const refused = this.courier.refused().find(({ claimId }) => claimId === this.claim().id);
    if (!refused) return null;
    return refused.code === 'withdrawn' || refused.code === 'decided'
      ? this.t(`refused.${refused.code}`)
      : refused.detail;
  });

  constructor() {
    effect(() => {
      if (this.desk.opened() === 0) return;
      afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
    });
  }

  protected checkWords({ code, count }: Check): string {
    return counted.has(code) ? this.n(`check.${code}`, count) : this.t(`check.${code}`);
  }

  protected goToEvidence(event: Event): void {
    event.preventDefault();
    this.toEvidence.emit();
  }
}
