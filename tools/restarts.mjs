/** When a part that ended by itself is started again: at once, then ever later, and not for ever. */

/** More ends than this within the window mean that another start will not help. */
const most = 5;
const windowMs = 120_000;

/**
 * What to do after an end at `now`, given the earlier ones: `{ again: true, afterMs, ends }` with the ends to remember,
 * or `{ again: false }`.
 */
export const judgeEnd = (earlier, now) => {
  const ends = [...earlier.filter((end) => now - end < windowMs), now];
  if (ends.length > most) return { again: false, ends };
  return { again: true, afterMs: Math.min(250 * 2 ** (ends.length - 1), 4_000), ends };
};
