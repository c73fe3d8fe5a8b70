/** The count of a round table of the whole network: 61 ballots that order five of 200 priorities. */
import { bordaCount } from '../../libs/domain/src/priority/borda.ts';
import { median } from './load.mjs';

const size = { ballots: 61, priorities: 200 };
const allowedMs = 5;
const rounds = 50;

const priorities = Array.from({ length: size.priorities }, (_, place) => `priority-${place}`);
const ballots = Array.from({ length: size.ballots }, (_, country) => ({
  choices: Array.from({ length: 5 }, (_, place) => priorities[(country * 37 + place * 11) % size.priorities]),
}));

export function measure() {
  const took = Array.from({ length: rounds }, () => {
    const began = performance.now();
    const ranked = bordaCount(priorities, ballots);
    const time = performance.now() - began;
    const sum = ranked.reduce((total, { points }) => total + points, 0);
    if (sum !== size.ballots * 15) throw new Error(`the count lost points: ${sum}`);
    return time;
  });
  const measured = median(took);
  return [
    {
      what: `Borda count of ${size.ballots} ballots and ${size.priorities} priorities`,
      measured: `${measured.toFixed(2)} ms`,
      allowed: `${allowedMs} ms`,
      met: measured <= allowedMs,
    },
  ];
}
