import { setImmediate } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken by few at a time, in the order in which they were asked for, also after a failure', async () => {
    const turns = new Turns(2);
    const begun: number[] = [];
    let now = 0;
    let most = 0;
    const all = [1, 2, 3, 4, 5].map((each) =>
      turns.take(async () => {
        begun.push(each);
        now += 1;
        most = Math.max(most, now);
        await setImmediate();
        now -= 1;
        if (each === 2) throw new Error('two');
        return each;
      }),
    );
    const ended = await Promise.allSettled(all);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
  });
});
