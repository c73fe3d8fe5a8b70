import type { RoundTable } from '@portal/contracts';
import type { RoundTableLife } from '@portal/domain';
import { lifeLineOf } from './life-line-stops';

const went = (...lives: RoundTableLife[]): Pick<RoundTable, 'life' | 'steps'> => ({
  life: lives.at(-1) ?? 'proposed',
  steps: lives.map((life, place) => ({ life, at: `2026-03-0${place + 1}T09:00:00Z`, by: null, note: '' })),
});
const said = (...lives: RoundTableLife[]) => lifeLineOf(went(...lives)).map(({ life, place }) => `${life} ${place}`);

describe('the line of a round table’s life', () => {
  it('says what is done, where it is and what is to come', () => {
    expect(said('proposed', 'dates-polled', 'confirmed')).toEqual([
      'proposed done',
      'dates-polled done',
      'confirmed current',
      'invited to-come',
      'held to-come',
      'concluded to-come',
    ]);
  });

  it('leaves out a poll that was not needed', () => {
    expect(said('proposed', 'confirmed')[1]).toBe('confirmed current');
  });

  it('ends where it was postponed, and goes on with the last day once it is confirmed again', () => {
    expect(said('proposed', 'confirmed', 'postponed')).toEqual([
      'proposed done',
      'confirmed done',
      'postponed current',
    ]);
    const again = lifeLineOf(went('proposed', 'confirmed', 'postponed', 'confirmed'));
    expect(again.find(({ life }) => life === 'confirmed')?.at).toBe('2026-03-04T09:00:00Z');
  });
});
