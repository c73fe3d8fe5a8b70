import type { AgendaItem } from '@portal/contracts';
import { agendaMoved, type AgendaMove } from '@portal/domain';
import { type AgendaDay, stepped } from './agenda-desk';

const item = (id: string, day: number): AgendaItem => ({
  ...{ id, day, track: 0, minutes: 30, kind: 'statement', title: id, speaker: '', papers: [], version: 1 },
  ...{ startsAt: null, endsAt: null, starts: null, ends: null, startedAt: null, endedAt: null },
  ...{ isChanged: false, isLeftOut: false },
});
const items = [item('a', 1), item('b', 1), item('c', 2)];
const daysWith = (held: AgendaMove): AgendaDay[] => {
  const order = agendaMoved(items, held) ?? items;
  return [1, 2].map((day) => ({ day, on: null, begins: '09:00', items: order.filter((each) => each.day === day) }));
};

describe('an item that is moved by the arrows', () => {
  it('goes place by place through all days and back', () => {
    const start: AgendaMove = { id: 'a', day: 1, track: 0, after: null };
    const way = [start];
    for (let step = 0; step < 5; step += 1) {
      const held = way.at(-1) ?? start;
      way.push(stepped(daysWith(held), held, 1));
    }
    expect(way.map(({ day, after }) => `${String(day)} ${after ?? '-'}`)).toEqual([
      ...['1 -', '1 b', '2 -', '2 c', '2 c', '2 c'],
    ]);
    const back = stepped(daysWith({ ...start, day: 2 }), { ...start, day: 2 }, -1);
    expect(back).toEqual({ ...start, after: 'b' });
    expect(stepped(daysWith(start), start, -1)).toEqual(start);
  });
});
