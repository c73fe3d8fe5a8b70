import { type PlacedRisk, riskMoves } from './comparison.js';

const place = (likelihood: string, impact: string, level: string) => ({ likelihood, impact, level });
const risk = (lineId: string, change: Partial<PlacedRisk> = {}): PlacedRisk => ({
  lineId,
  title: `Scenario ${lineId}`,
  places: { inherent: place('l5', 'i4', 'very-high'), current: place('l4', 'i3', 'high'), target: null },
  ...change,
});

describe('two versions of an assessment', () => {
  it('are compared scenario by scenario, those that are gone last', () => {
    const moves = riskMoves([risk('a'), risk('b')], [risk('c'), risk('b', { title: 'Renamed' })], null);
    expect(moves.map(({ lineId, title, change }) => [lineId, title, change])).toEqual([
      ['c', 'Scenario c', 'added'],
      ['b', 'Renamed', 'stayed'],
      ['a', 'Scenario a', 'removed'],
    ]);
    expect(moves[0]?.from).toBeNull();
    expect(moves[2]?.to).toBeNull();
  });

  it('show a move of any of the three ratings', () => {
    const { places } = risk('a');
    const target = { ...places, target: place('l2', 'i2', 'low') };
    expect(riskMoves([risk('a')], [risk('a', { places: target })], null)[0]).toMatchObject({
      change: 'moved',
      from: places,
      to: target,
    });
    const current = { ...places, current: place('l3', 'i3', 'moderate') };
    expect(riskMoves([risk('a')], [risk('a', { places: current })], null)[0]?.change).toBe('moved');
    expect(riskMoves([risk('a', { places: target })], [risk('a')], null)[0]?.change).toBe('moved');
  });

  it('of two methods have moved where a scenario stands elsewhere than the remapping put it', () => {
    const map = { likelihood: { l5: 'c', l4: 'c' }, impact: { i4: 'z', i3: 'y' } };
    const there = (current: ReturnType<typeof place>) => ({
      inherent: place('c', 'z', 'very-high'),
      current,
      target: null,
    });
    const moved = (current: ReturnType<typeof place>) =>
      riskMoves([risk('a')], [risk('a', { places: there(current) })], map)[0]?.change;
    expect(moved(place('c', 'y', 'high'))).toBe('stayed');
    expect(moved(place('b', 'y', 'high'))).toBe('moved');
    expect(moved(place('c', 'y', 'moderate'))).toBe('moved');
  });
});
