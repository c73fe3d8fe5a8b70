import '../../every-page';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Formats } from '../../platform/formats';
import { Line } from '../../platform/line';
import { pageTitle } from '../../platform/page-title';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { SingleKeys } from '../../platform/single-keys';
import { Icon } from '../../ui/icon';
import { LevelMark } from '../../ui/level-mark';
import { ProblemNote } from '../../ui/problem-note';
import { StatusMark } from '../../ui/status-mark';
import { ClaimDecision } from './claim-decision';
import { ClaimEvidence } from './claim-evidence';
import { DecisionBar } from './decision-bar';
import { DecisionCourier } from './decision-courier';
import { DecisionNote } from './decision-note';
import { KeyHints } from './key-hints';
import { shortcutOf } from './shortcuts';
import { lateAfterDays, oldestDays } from './validation-cases';
import { ValidationDesk } from './validation-desk';

/** What waits for a decision: the queue, before and after, and the evidence, side by side. */
@Component({
  selector: 'portal-validation-page',
  imports: [
    ClaimDecision,
    ClaimEvidence,
    DecisionBar,
    DecisionNote,
    Icon,
    KeyHints,
    LevelMark,
    ProblemNote,
    RouterLink,
    StatusMark,
  ],
  providers: [ValidationDesk, DecisionCourier],
  templateUrl: './validation-page.html',
  styleUrl: './validation-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)', '(window:pagehide)': 'courier.letGo()' },
})
export class ValidationPage {
  /** The line that a link of "My work" opens. */
  readonly claim = input<string>();

  protected readonly desk = inject(ValidationDesk);
  protected readonly courier = inject(DecisionCourier);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  private readonly keys = inject(SingleKeys);
  private readonly line = inject(Line);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  protected readonly texts = roomTexts('validation');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  private readonly emptyTitle = viewChild<ElementRef<HTMLElement>>('emptyTitle');
  private readonly bar = viewChild(DecisionBar);
  private readonly evidence = viewChild(ClaimEvidence);
  private readonly hints = viewChild(KeyHints);

  protected readonly isOnList = signal(false);
  protected readonly rows = computed(() =>
    this.desk.cases().flatMap(({ claims }) => {
      const [claim] = claims;
      if (!claim) return [];
      const name = this.desk.indicatorName(claim);
      const words = claim.confirms === null ? name : this.t('confirmed', { indicator: name });
      return [
        {
          claim,
          indicator: this.desk.indicatorOf(claim),
          words: claims.length > 1 ? `${name} · ${this.n('lines-waiting', claims.length)}` : words,
          isChosen: claims.some(({ id }) => id === this.desk.claim()?.id),
          isLate: claim.waitingDays > lateAfterDays,
          days: this.formats.days(claim.waitingDays),
          daysWords: this.n('waited', claim.waitingDays),
        },
      ];
    }),
  );
  protected readonly oldestWords = computed(() => {
    const days = oldestDays(this.desk.walk());
    return days === 0 ? this.t('oldest.today') : this.n('oldest', days);
  });
  protected readonly emptyWords = computed(() => {
    const last = this.desk.queue.hasValue() ? this.desk.queue.value().lastDecidedAt : null;
    return last === null ? '' : this.t('empty.last', { day: this.desk.dayOf(last) });
  });

  constructor() {
    pageTitle(() => this.t('page'));
    effect(() => {
      const asked = this.claim();
      if (asked) untracked(() => this.desk.chosenId.set(asked));
    });
    effect(() => {
      if (this.courier.settled() > 0) untracked(() => this.desk.queue.reload());
    });
    effect(() => {
      if (this.line.isUp()) untracked(() => this.courier.lineBack());
    });
    // After the last one there is no title of a case to go to.
    effect(() => {
      if (this.desk.opened() === 0 || this.desk.claim()) return;
      afterNextRender(() => this.emptyTitle()?.nativeElement.focus(), { injector: this.injector });
    });
    void this.session.ready.then(() => this.courier.begin());
    inject(DestroyRef).onDestroy(() => this.courier.letGo());
  }

  protected choose(id: string, event: Event): void {
    event.preventDefault();
    this.isOnList.set(false);
    this.desk.open(id);
    void this.router.navigate([], { queryParams: { claim: id }, replaceUrl: true });
  }

  protected press(event: KeyboardEvent): void {
    const act = shortcutOf(this.keys.pressed(event));
    if (!act) return;
    event.preventDefault();
    switch (act) {
      case 'next':
        return this.desk.step(1);
      case 'previous':
        return this.desk.step(-1);
      case 'validate':
        return this.bar()?.validate();
      case 'return':
        return this.bar()?.startReturn();
      case 'evidence':
        return this.evidence()?.focus();
      case 'undo':
        return this.desk.undo();
      case 'keys':
        return this.hints()?.show();
    }
  }
}
