import type { StatusUpdate } from '@portal/contracts';
import { newDraft, draftOf, withLine } from './update-draft';
import type { Known } from './update-known';
import { newestDraftOf, reconciled, roundAsking, roundSays, roundsIn, waitingIn } from './update-known';
import type { LineDrafts } from './update-lines';
import { opened, toInputs } from './update-lines';
import { claimOf } from './sample-claim.harness';

const inputsOf = (lines: LineDrafts) => toInputs(lines, [{ id: 'action-plan' }], '2026-11-24');
const me = '01900000-0000-7000-8000-00000000000a';

function update(some: Partial<StatusUpdate>): StatusUpdate {
  return {
    id: 'u1',
    iso3: 'MRT',
    state: 'draft',
    writtenBy: { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' }, person: { id: me, name: 'A' } },
    writtenAt: '2026-11-24T08:00:00.000000Z',
    lines: [claimOf({})],
    sample: false,
    version: 1,
    ...some,
  };
}

function meets(draft: ReturnType<typeof newDraft>, present?: StatusUpdate, newest?: StatusUpdate) {
  return reconciled(draft, present, newest, 'new', inputsOf);
}

describe('opening the page', () => {
  it('takes the writer’s newest draft onto an empty desk', () => {
    const later = update({ id: 'u2', writtenAt: '2026-11-24T09:00:00.000000Z' });
    const other = update({
      id: 'u3',
      writtenAt: '2026-11-24T10:00:00.000000Z',
      writtenBy: { ...update({}).writtenBy, person: null },
    });
    expect(newestDraftOf(me, [update({}), later, other])?.id).toBe('u2');
    expect(meets(newDraft('k'), undefined, later).draft.updateId).toBe('u2');
  });

  it('keeps what is in work on this device', () => {
    const written = withLine(newDraft('k'), 'action-plan', opened);
    expect(meets(written, undefined, update({})).draft).toBe(written);
  });

  it('takes over what others made of the draft meanwhile', () => {
    const draft = draftOf(update({}), 'k', inputsOf);
    const theirs = update({ version: 2, lines: [claimOf({ level: 'drafted' })] });
    expect(meets(draft, theirs).draft.lines).toMatchObject({ 'action-plan': { level: 'drafted' } });
    expect(meets(draft, update({})).draft).toBe(draft);
  });

  it('finds that it was sent although the answer was lost', () => {
    const sent = update({ state: 'sent' });
    expect(meets({ ...draftOf(update({}), 'k', inputsOf), sendKey: 's' }, sent)).toMatchObject({ sent, notice: null });
  });

  it('keeps what was written since when somebody else sent or withdrew it', () => {
    const draft = withLine(draftOf(update({}), 'k', inputsOf), 'national-team', opened);
    const after = meets(draft, update({ state: 'sent' }));
    expect(after.notice).toBe('sent-elsewhere');
    expect(after.draft).toMatchObject({ updateId: null, lines: { 'national-team': opened } });
    expect(meets(draft).notice).toBe('gone');
    expect(meets(draft, update({ state: 'withdrawn' })).notice).toBe('gone');
  });
});

describe('what waits', () => {
  it('is a sent update with a line that nobody decided', () => {
    const sent = update({ state: 'sent', lines: [claimOf({ state: 'submitted' })] });
    const decided = update({ state: 'decided', lines: [claimOf({ state: 'validated' })] });
    expect(waitingIn([sent, decided, update({})])).toEqual([sent]);
  });
});

describe('the open rounds of a country', () => {
  const round = {
    ...{ id: 'r1', title: 'Yearly', opens: '2026-11-01', due: '2026-11-24', closes: '2026-12-08', sample: false },
    asked: ['action-plan', 'national-team'],
    owed: ['action-plan'],
  };
  const reporting: Known['reporting'] = {
    ...{ iso3: 'MRT', maySend: true, mayDraft: true, hasFocalPoint: true, mainRegion: 'AAF', rounds: [round] },
    deciders: { regions: ['AAF'], coordinatorNow: false, coordinatorFrom: null },
  };

  it('ask for the lines that are owed, in time or late', () => {
    expect(roundAsking({ reporting }, 'action-plan')?.id).toBe('r1');
    expect(roundAsking({ reporting }, 'national-team')).toBeUndefined();
    expect(roundSays(round, '2026-11-24')).toBe('owed');
    expect(roundSays(round, '2026-11-25')).toBe('overdue');
    expect(roundSays({ ...round, owed: [] }, '2026-11-25')).toBe('done');
  });

  it('are none in what an older version kept on the device', () => {
    const { rounds: _rounds, ...older } = reporting;
    expect(roundsIn({ reporting: older as Known['reporting'] })).toEqual([]);
  });
});
