import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { fundingStates } from '@portal/domain';
import type { ActionDraft, DraftField, DraftProblems } from './action-draft';
import { actionWords } from './action-words';

/** What an action costs and who pays for it, as a part of its form. */
@Component({
  selector: 'portal-action-form-money',
  templateUrl: './action-form-money.html',
  styleUrl: './action-form.scss',
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionFormMoney {
  readonly draft = input.required<ActionDraft>();
  readonly problems = input.required<DraftProblems>();
  readonly currencies = input.required<readonly string[]>();
  readonly said = output<Partial<ActionDraft>>();

  private readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly fundings = fundingStates;

  protected choose(id: string): void {
    this.said.emit({ funding: fundingStates.find((each) => each === id) ?? 'none' });
  }

  protected problemOf(field: DraftField): string {
    return this.words.problem(this.problems()[field]);
  }
}
