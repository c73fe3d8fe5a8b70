import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { laterFocus } from '../platform/later-focus';
import { DomainMark } from '../ui/domain-mark';
import { Icon } from '../ui/icon';
import { ActionPanel } from './action-panel';
import { actionWords } from './action-words';
import { PlanDesk } from './plan-desk';

/** The plan on a phone: a list with a line of progress each; the form of a report directly under its row. */
@Component({
  selector: 'portal-plan-list',
  imports: [ActionPanel, DomainMark, Icon],
  templateUrl: './plan-list.html',
  styleUrl: './plan-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanList {
  private readonly focus = laterFocus();
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;

  protected close(id: string): void {
    this.desk.open(null);
    this.focus(`row-${id}`);
  }
}
