import { teamCells } from './region-team-cells';

const said = (key: string, values: Readonly<Record<string, string>> = {}) => [key, ...Object.values(values)].join(' ');
const formats = { number: String, shortDay: (day: string) => day.slice(5) };
const team = {
  id: 'a',
  name: 'Committee',
  establishedOn: '2024-05-03',
  seats: 14,
  vacant: 2,
  sectorsCovered: 9,
  meetsOn: '2026-12-04',
  changedOn: '2026-11-01',
  sample: false,
};

describe("a team in its region's table", () => {
  it('says when it was established, who is in office and when it meets', () => {
    expect(teamCells(team, 19, said, formats)).toEqual({
      established: 'team.established 05-03',
      day: 'team.next 12-04',
      seats: 'team.seats 12 14',
      vacant: 'team.vacant 2',
      sectors: 'team.sectors 9 19',
      isSample: false,
    });
  });

  it('says the last change where no meeting is called, and nothing where nothing is known', () => {
    const held = { ...team, establishedOn: null, vacant: 0, meetsOn: null };
    expect(teamCells(held, 19, said, formats)).toMatchObject({
      established: 'team.held',
      day: 'team.changed 11-01',
      vacant: '',
    });
    expect(teamCells({ ...held, changedOn: null }, 19, said, formats).day).toBe('');
  });
});
