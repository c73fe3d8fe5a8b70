import type { StatusUpdate } from '@portal/contracts';
import { emptyDay } from './effective-day';
import { claimOf } from './sample-claim.harness';
import {
  afterChoice,
  afterTaken,
  afterTheirs,
  draftOf,
  isAhead,
  isWritten,
  leftOver,
  newDraft,
  withLine,
} from './update-draft';
import type { LineDrafts } from './update-lines';
import { opened, toInputs } from './update-lines';

const order = [{ id: 'action-plan' }, { id: 'national-team' }];
const inputsOf = (lines: LineDrafts) => toInputs(lines, order, '2026-11-24');
const plan = { ...opened, level: 'adopted', day: { ...emptyDay, day: '2018-03-12' } };
const drafted = { ...plan, level: 'drafted' };

function update(level: string, version: number): StatusUpdate {
  return {
    id: 'u1',
    iso3: 'MRT',
    state: 'draft',
    writtenBy: { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' }, person: null },
    writtenAt: '2026-11-24T08:00:00.000000Z',
    lines: [claimOf({ level })],
    sample: false,
    version,
  };
}

describe('a draft', () => {
  it('is ahead of the server once a line is whole, and not before', () => {
    const draft = withLine(newDraft('k'), 'action-plan', opened);
    expect(isWritten(draft)).toBe(true);
    expect(isAhead(draft, inputsOf(draft.lines))).toBe(false);
    const whole = withLine(draft, 'action-plan', plan);
    expect(isAhead(whole, inputsOf(whole.lines))).toBe(true);
  });

  it('is in step with the server when it is opened from there, and after the server took it', () => {
    const draft = draftOf(update('adopted', 1), 'k', inputsOf);
    expect(isAhead(draft, inputsOf(draft.lines))).toBe(false);
    const changed = withLine(draft, 'action-plan', drafted);
    const inputs = inputsOf(changed.lines);
    expect(isAhead(changed, inputs)).toBe(true);
    expect(isAhead(afterTaken(changed, inputs, update('drafted', 2)), inputs)).toBe(false);
  });

  it('is not sent any more when its writer goes on writing', () => {
    expect(withLine({ ...newDraft('k'), sendKey: 's' }, 'action-plan', plan).sendKey).toBeNull();
  });

  it('shows both versions where somebody else changed the same line, and loses neither', () => {
    const mine = { ...withLine(draftOf(update('none', 1), 'k', inputsOf), 'action-plan', drafted), sendKey: 's' };
    const both = afterTheirs(mine, update('adopted', 2), inputsOf);
    expect(both.clashes).toMatchObject([{ mine: { level: 'drafted' }, theirs: { level: 'adopted' } }]);
    expect(both.sendKey).toBeNull();
    const theirs = afterChoice(both, 'action-plan', 'theirs');
    expect(theirs.clashes).toEqual([]);
    expect(isAhead(theirs, inputsOf(theirs.lines))).toBe(false);
    const kept = afterChoice(both, 'action-plan', 'mine');
    expect(kept.version).toBe(2);
    expect(isAhead(kept, inputsOf(kept.lines))).toBe(true);
  });

  it('takes over what only somebody else touched, and is sent as was asked', () => {
    const mine = { ...draftOf(update('none', 1), 'k', inputsOf), sendKey: 's' };
    const after = afterTheirs(mine, update('adopted', 2), inputsOf);
    expect(after.lines).toMatchObject({ 'action-plan': { level: 'adopted' } });
    expect(after.sendKey).toBe('s');
  });

  it('leaves what was written since in a new draft when it is gone', () => {
    const draft = withLine(draftOf(update('adopted', 1), 'k', inputsOf), 'national-team', opened);
    expect(leftOver(draft, 'k2')).toEqual({ ...newDraft('k2'), lines: { 'national-team': opened } });
  });
});
