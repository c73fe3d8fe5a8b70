import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Action } from '@portal/contracts';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { NotFoundPage } from '../shell/not-found-page';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { Gantt } from './gantt';
import { GanttCritical } from './gantt-critical';
import { ganttRows } from './gantt-layout';
import { expectedDays } from './gantt-drawing';
import { GanttLegend } from './gantt-legend';
import { PlanBand } from './plan-band';
import { PlanBoard } from './plan-board';
import { PlanBulk } from './plan-bulk';
import { PlanClash } from './plan-clash';
import { PlanCurve } from './plan-curve';
import { PlanDesk } from './plan-desk';
import { PlanDialogs } from './plan-dialogs';
import { PlanEdits } from './plan-edits';
import { addressOf, filterFrom, noFilter, type PlanView, viewFrom } from './plan-filter';
import { PlanFilters } from './plan-filters';
import { PlanHead } from './plan-head';
import { PlanList } from './plan-list';
import { PlanMoves } from './plan-moves';
import { PlanTable } from './plan-table';
import { ReportDesk } from './report-desk';

/** One version of an action plan: progress against plan first, then the work, in three views of the same actions. */
@Component({
  selector: 'portal-plan-page',
  imports: [
    Gantt,
    GanttCritical,
    GanttLegend,
    Icon,
    NotFoundPage,
    PlanBand,
    PlanBoard,
    PlanBulk,
    PlanClash,
    PlanCurve,
    PlanDialogs,
    PlanFilters,
    PlanHead,
    PlanList,
    PlanTable,
    ProblemNote,
    RouterLink,
  ],
  providers: [PlanDesk, PlanEdits, PlanMoves, ReportDesk],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanPage {
  private readonly router = inject(Router);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly reports = inject(ReportDesk);
  protected readonly desk = inject(PlanDesk);
  protected readonly edits = inject(PlanEdits);
  protected readonly screen = inject(Screen);
  private readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;

  readonly id = input.required<string>();
  readonly view = input<string>();
  /** The reference of the action that is open. */
  readonly action = input<string>();
  /** `yes`: the longest chain is marked. */
  readonly critical = input<string>();

  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly nothing = addressOf(noFilter);
  protected readonly isMissing = computed(() => [404, 422].includes(this.desk.answer.statusCode() ?? 200));
  protected readonly isLost = computed(() => this.desk.answer.error() !== undefined);
  protected readonly shownView = computed<PlanView>(() => viewFrom(this.view()));
  /** Along time there is a table beside the bars: on the phone the list stands for both. */
  protected readonly views = computed<readonly PlanView[]>(() =>
    this.screen.isNarrow() ? ['gantt', 'board'] : ['gantt', 'table', 'board'],
  );
  protected readonly ganttRows = computed(() => ganttRows(this.desk.rows(), this.desk.panel()));
  protected readonly showsExpected = computed(() => {
    const plan = this.desk.whole();
    return plan !== null && expectedDays(plan).length > 0;
  });
  protected readonly showsCritical = computed(() => this.critical() === 'yes');
  protected readonly known = computed(() => this.desk.whole() ?? this.desk.headline());

  constructor() {
    pageTitle(() => this.known()?.title ?? this.t('title'));
    effect(() => this.desk.id.set(this.id()));
    effect(() => {
      const address = this.address();
      const names = ['q', 'domain', 'state', 'priority', 'lead', 'funding', 'overdue'];
      this.desk.filter.set(filterFrom(Object.fromEntries(names.map((name) => [name, address?.get(name)]))));
    });
    // What was written on an earlier visit is here again, and what was to be sent goes.
    effect(() => {
      const id = this.desk.whole()?.id;
      if (id) untracked(() => void this.reports.open(id));
    });
    this.rememberOpenRow();
  }

  /** The open row stands in the address by its reference, so that a link opens it, and back closes it. */
  private rememberOpenRow(): void {
    const isKnown = computed(() => this.desk.whole() !== null);
    effect(() => {
      const asked = this.action();
      if (!isKnown()) return;
      untracked(() => {
        const found = this.desk.actions().find(({ reference }) => reference === asked);
        this.desk.openId.set(found?.id ?? null);
        if (found) this.unfold(found.objectiveId);
      });
    });
    effect(() => {
      const open = this.desk.openId();
      if (!isKnown()) return;
      untracked(() => {
        const reference = open === null ? null : (this.desk.action(open)?.reference ?? null);
        if (reference === (this.action() ?? null)) return;
        const queryParams = { action: reference };
        void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
      });
    });
  }

  private unfold(objectiveId: string): void {
    if (this.desk.folded().has(objectiveId)) this.desk.fold(objectiveId);
  }

  protected show(view: PlanView): void {
    const queryParams = { view: view === 'gantt' ? null : view };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected showCritical(isShown: boolean): void {
    const queryParams = { critical: isShown ? 'yes' : null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** A frozen plan is moved in its next version. */
  protected cannotMove({ rights }: Action): void {
    const plan = this.desk.whole();
    if (rights.edit.why === 'frozen' && plan?.rights.nextVersion.may) this.desk.dialog.set({ kind: 'next-version' });
    else this.desk.say(this.t(plan?.isFrozen ? 'cannot.frozen' : 'cannot.edit'));
  }

  protected add(): void {
    const hasObjective = (this.desk.whole()?.objectives.length ?? 0) > 0;
    this.desk.dialog.set(
      hasObjective ? { kind: 'action', action: null, objectiveId: null } : { kind: 'objective', objective: null },
    );
  }
}
