import type { TeamMeetingSummary } from '@portal/contracts';
import { fieldsOfMeeting, initialOfMeeting, meetingOf } from './meeting-forms';
import { inOrder, isLate, latestDecisions } from './meeting-lines';

const meeting = (
  id: string,
  startsAt: string,
  decisions: TeamMeetingSummary['decisions'] = [],
): TeamMeetingSummary => ({
  id,
  teamId: 't',
  iso3: 'MAR',
  starts: startsAt.slice(0, 16),
  ends: startsAt.slice(0, 16),
  zone: 'UTC',
  startsAt,
  endsAt: startsAt,
  place: 'Here',
  isCancelled: false,
  invited: 0,
  present: 0,
  decisions,
  sample: false,
  version: 1,
});
const decision = (id: string, due: string | null, doneOn: string | null = null) => ({
  id,
  text: id,
  due,
  doneOn,
  action: null,
  version: 1,
});

describe('decisions of a team', () => {
  it('stand with what is open and due first, and what is done last', () => {
    const meetings = [
      meeting('a', '2026-01-01T09:00:00Z', [decision('done', null, '2026-02-01'), decision('later', '2026-09-01')]),
      meeting('b', '2026-02-01T09:00:00Z', [decision('open', null), decision('next', '2026-03-01')]),
    ];
    expect(latestDecisions(meetings, 3).map((each) => each.decision.id)).toEqual(['next', 'later', 'open']);
    expect(latestDecisions(meetings, 9).at(-1)?.decision.id).toBe('done');
  });

  it('are late when their day is past and nobody said that they are done', () => {
    expect(isLate(decision('a', '2026-01-01'), '2026-01-02')).toBe(true);
    expect(isLate(decision('a', '2026-01-01'), '2026-01-01')).toBe(false);
    expect(isLate(decision('a', '2026-01-01', '2026-02-01'), '2026-03-02')).toBe(false);
  });
});

describe('meetings of a team', () => {
  it('stand with the next one first and the past ones after', () => {
    const ids = inOrder(
      [
        meeting('past', '2026-01-01T09:00:00Z'),
        meeting('far', '2026-12-01T09:00:00Z'),
        meeting('next', '2026-07-01T09:00:00Z'),
        meeting('last', '2026-05-01T09:00:00Z'),
      ],
      '2026-06-01T00:00:00Z',
    ).map(({ id }) => id);
    expect(ids).toEqual(['next', 'far', 'last', 'past']);
  });

  it('are called at a time and a place that must be said', () => {
    const form = { kind: 'meeting', team: { id: 't' } } as unknown as Parameters<typeof fieldsOfMeeting>[0];
    const required = fieldsOfMeeting(form).filter(({ isRequired }) => isRequired);
    expect(required.map(({ name }) => name)).toEqual(['starts', 'ends', 'zone', 'place', 'invited']);
    expect(meetingOf(initialOfMeeting(form, '2026-06-08'))).not.toHaveProperty('memberIds');
    expect(meetingOf({ ...initialOfMeeting(form, ''), invited: 'm1 m2' })).toMatchObject({ memberIds: ['m1', 'm2'] });
    const values = initialOfMeeting(form, '2026-06-08');
    expect(meetingOf({ ...values, place: ' Room 4 ' })).toMatchObject({ starts: '2026-06-08T09:00', place: 'Room 4' });
  });
});
