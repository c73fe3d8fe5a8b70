import { contrast, hasPaperEdge, levelColours, levelProperties } from './level-colours';

describe('the status ramp', () => {
  it.each([
    [3, 'light', '#faf3df #64aa85 #00354d'],
    [3, 'dark', '#3e3420 #509572 #c2f2f8'],
    [4, 'light', '#faf3df #c0c26e #21857a #00354d'],
    [4, 'dark', '#3e3420 #6b6b2b #5cb7a9 #c2f2f8'],
    [5, 'light', '#faf3df #f1c772 #64aa85 #007273 #00354d'],
    [5, 'dark', '#3e3420 #705516 #509572 #68c6c5 #c2f2f8'],
  ] as const)('has for %i levels in %s the colours that were looked at', (count, scheme, colours) => {
    expect(levelColours(scheme, count).join(' ')).toBe(colours);
  });

  it('outlines a fill in paper only where it stands out from the land', () => {
    expect(levelColours('light', 5).map((fill) => hasPaperEdge('light', fill))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('gives every edge a contrast of at least 3 to its fill or to the land', () => {
    for (const fill of levelColours('light', 5)) {
      const edge = hasPaperEdge('light', fill) ? '#ffffff' : '#17242f';
      expect(contrast(edge, fill)).toBeGreaterThanOrEqual(3);
    }
  });

  it('is there for indicators that do not exist yet', () => {
    expect(levelProperties()).toContain('--level-7-of-7:');
  });
});
