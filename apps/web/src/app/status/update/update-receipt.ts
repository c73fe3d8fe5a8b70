import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Claim, StatusUpdate } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { laterFocus } from '../../platform/later-focus';
import { roomTexts } from '../../platform/room-texts';
import { LevelMark } from '../../ui/level-mark';
import { UpdateApi } from './update-api';
import { UpdateDesk } from './update-desk';
import type { Known } from './update-known';
import { decidingCity } from './update-known';

/** What the page becomes once it is sent: where it went, what was in it, and how to take it back. */
@Component({
  selector: 'portal-update-receipt',
  imports: [LevelMark, RouterLink],
  templateUrl: './update-receipt.html',
  styleUrl: './update-receipt.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateReceipt {
  readonly update = input.required<StatusUpdate>();
  readonly known = input.required<Known>();
  readonly maySend = input(false);
  readonly another = output();

  private readonly api = inject(UpdateApi);
  private readonly desk = inject(UpdateDesk);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  protected readonly t = roomTexts('update').t;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly isAsking = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly isWaiting = computed(() => this.update().lines.some(({ state }) => state === 'submitted'));
  protected readonly headline = computed(() => {
    if (this.update().state === 'withdrawn') return this.t('withdraw.done');
    const city = decidingCity(this.known());
    return city === null ? this.t('receipt.coordinators') : this.t('receipt', { city });
  });
  protected readonly sentAt = computed(() =>
    this.formats.instant(this.update().lines[0]?.sentAt ?? this.update().writtenAt),
  );

  constructor() {
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }

  protected ask(isAsking: boolean): void {
    this.isAsking.set(isAsking);
    this.focus(isAsking ? 'withdraw-yes' : 'withdraw');
  }

  protected async withdraw(): Promise<void> {
    this.isAsking.set(false);
    const answer = await this.api.withdraw(this.update().id);
    this.heading()?.nativeElement.focus();
    if (answer.kind === 'done') this.desk.receipt.set(answer.value);
    else this.problem.set(answer.kind === 'refused' ? answer.problem.detail : this.t('offline'));
  }

  protected indicatorName({ indicator }: Claim): string {
    return this.indicatorOf(indicator)?.name ?? indicator;
  }

  protected levelWords(claim: Claim): string {
    const level = this.indicatorOf(claim.indicator)?.levels.find(({ id }) => id === claim.level)?.name ?? claim.level;
    const said = claim.confirms === null ? level : this.t('of-line', { act: this.t('unchanged'), indicator: level });
    return this.formats.enumeration([said, this.formats.day(claim.effectiveOn, claim.effectivePrecision)]);
  }

  protected rankOf({ indicator, level }: Claim): number {
    return Math.max(0, this.indicatorOf(indicator)?.levels.findIndex(({ id }) => id === level) ?? 0);
  }

  protected countOf({ indicator }: Claim): number {
    return this.indicatorOf(indicator)?.levels.length ?? 1;
  }

  private indicatorOf(id: string) {
    return this.known().indicators.find((each) => each.id === id);
  }
}
