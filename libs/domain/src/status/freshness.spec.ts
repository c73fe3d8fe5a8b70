import fc from 'fast-check';
import { addDays } from '../day.js';
import { ageingFrom, confirmBy, freshness } from './freshness.js';

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-01-01', days));
const months = fc.integer({ min: 1, max: 36 });

it('a level attested after the day of the picture is fresh', () => {
  expect(freshness('2020-01-01', '2020-06-01', 12)).toBe('fresh');
});

it('a level is fresh for three quarters of its shelf life, ageing to its end, then stale', () => {
  fc.assert(
    fc.property(day, months, (attestedOn, life) => {
      const ageing = ageingFrom(attestedOn, life);
      const last = confirmBy(attestedOn, life);
      expect(freshness(addDays(ageing, -1), attestedOn, life)).toBe('fresh');
      expect(freshness(ageing, attestedOn, life)).toBe('ageing');
      expect(freshness(last, attestedOn, life)).toBe('ageing');
      expect(freshness(addDays(last, 1), attestedOn, life)).toBe('stale');
    }),
  );
});

it('a level only ages', () => {
  const order = ['fresh', 'ageing', 'stale'];
  fc.assert(
    fc.property(day, months, fc.integer({ min: 0, max: 1_500 }), (attestedOn, life, days) => {
      const on = addDays(attestedOn, days);
      const [now, next] = [freshness(on, attestedOn, life), freshness(addDays(on, 1), attestedOn, life)];
      expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(now));
    }),
  );
});
