import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import type { ActionPatch, ActionsPatch, WholePlan } from '@portal/contracts';
import { Refused } from '../platform/request';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { PlanEdits } from './plan-edits';
import { sampleAction, samplePlan } from './sample-plan.harness';

const problem = { type: '/problems/stale', title: '', detail: 'Somebody was faster.' };

function begin(answers: readonly (() => unknown)[]) {
  const sent: unknown[] = [];
  const left = [...answers];
  let plan: WholePlan = samplePlan({});
  const said: string[] = [];
  const answer = (call: unknown) => {
    sent.push(call);
    return Promise.resolve().then(() => left.shift()?.());
  };
  const desk = {
    change: (by: (plan: WholePlan) => WholePlan) => (plan = by(plan)),
    took: (actions: WholePlan['actions']) =>
      (plan = { ...plan, actions: plan.actions.map((each) => actions.find(({ id }) => id === each.id) ?? each) }),
    action: (id: string) => plan.actions.find((each) => each.id === id),
    refresh: () => undefined,
    say: (words: string) => said.push(words),
  };
  TestBed.configureTestingModule({
    imports: [TranslocoTestingModule.forRoot({ langs: { en: {} }, preloadLangs: true })],
    providers: [
      PlanEdits,
      { provide: PlanDesk, useValue: desk },
      {
        provide: PlanApi,
        useValue: {
          changeAction: (id: string, patch: ActionPatch, version: number) => answer({ id, patch, version }),
          changeActions: (patch: ActionsPatch) => answer(patch),
        },
      },
    ],
  });
  return { edits: TestBed.inject(PlanEdits), sent, title: () => plan.actions[0]?.title };
}

const action = sampleAction({ version: 3 });
const saved = { ...action, title: 'New', version: 4 };

describe('an edit in the table', () => {
  it('is shown at once, and can be taken back by what was there before', async () => {
    const { edits, sent, title } = begin([() => saved]);
    const saving = edits.save({ action, patch: { title: 'New' } });
    expect(title()).toBe('New');
    expect(await saving).toBe(true);
    expect(sent).toEqual([{ id: 'a1', patch: { title: 'New' }, version: 3 }]);
    expect(edits.undo()).toEqual({
      patch: { changes: [{ id: 'a1', version: 4, patch: { title: action.title } }] },
      count: 1,
    });
  });

  it('shows both where somebody was faster, and keeps either', async () => {
    const theirs = { ...action, title: 'Theirs', version: 4 };
    const stale = () => {
      throw new Refused(412, { ...problem, status: 412, current: theirs });
    };
    const { edits, sent, title } = begin([stale, () => ({ ...theirs, title: 'New', version: 5 })]);
    expect(await edits.save({ action, patch: { title: 'New' } })).toBe(false);
    expect(title()).toBe('Theirs');
    expect(edits.clash()).toEqual({ action, patch: { title: 'New' }, theirs });
    await edits.keepMine();
    expect(sent.at(-1)).toEqual({ id: 'a1', patch: { title: 'New' }, version: 4 });
    expect(title()).toBe('New');
    expect(edits.clash()).toBeNull();
  });

  it('is kept where the line was lost, and goes when it is tried again', async () => {
    const lost = () => {
      throw new Refused(0, null);
    };
    const { edits, sent, title } = begin([lost, () => saved]);
    await edits.save({ action, patch: { title: 'New' } });
    expect(title()).toBe(action.title);
    expect(edits.unsaved()?.changes).toEqual([{ action, patch: { title: 'New' } }]);
    await edits.again();
    expect(sent).toHaveLength(2);
    expect(edits.unsaved()).toBeNull();
    expect(title()).toBe('New');
  });

  it('of many is all or none, with the undo of the server', async () => {
    const undo = { changes: [{ id: 'a1', version: 4, patch: { priority: 'medium' as const } }] };
    const { edits, sent } = begin([() => ({ items: [saved], undo }), () => ({ items: [action], undo })]);
    expect(await edits.saveAll([{ action, patch: { priority: 'high' } }])).toBeNull();
    expect(sent).toEqual([{ changes: [{ id: 'a1', version: 3, patch: { priority: 'high' } }] }]);
    await edits.takeBack();
    expect(sent.at(-1)).toEqual(undo);
    expect(edits.undo()).toBeNull();
  });
});
