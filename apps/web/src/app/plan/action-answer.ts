import type { Action } from '@portal/contracts';
import type { ReportableState } from '@portal/domain';
import { type ReportDraft, type ReportField, withState } from './report-draft';

/** What can be answered about an action with one click from a mail. */
export const answers = ['on-track', 'done', 'blocked'] as const;
export type Answer = (typeof answers)[number];

/** The answer that an address names; null: none that is known, so that one is chosen on the page. */
export function answerFrom(said: string | undefined): Answer | null {
  return answers.find((answer) => answer === said) ?? null;
}

const states: Readonly<Record<Answer, ReportableState>> = {
  'on-track': 'in-progress',
  done: 'done',
  blocked: 'blocked',
};

/** The report that the answer makes of what was written so far. */
export function answered(draft: ReportDraft, answer: Answer, { progress }: Pick<Action, 'progress'>): ReportDraft {
  return draft.state === states[answer] ? draft : withState(draft, states[answer], progress);
}

/**
 * The least that an answer asks for, in the order of the screen: more only where the rule or the server asks for it.
 *
 * @param asked what stands against it already, such as why it is done although another is not
 */
export function fieldsOf(
  answer: Answer,
  { priority }: Pick<Action, 'priority'>,
  asked: readonly ReportField[],
): readonly ReportField[] {
  switch (answer) {
    case 'on-track':
      return ['progress', 'note'];
    case 'blocked':
      return ['reason', 'blockedBy'];
    case 'done':
      return [
        'note',
        ...(asked.includes('despite') ? (['despite'] as const) : []),
        ...(priority === 'high' || asked.includes('evidence') ? (['evidence'] as const) : []),
      ];
  }
}
