import { lightOf } from './plate-look';
import { codesOf, fitted } from './plate-map';
import { wrapped } from './plate-writer';

const widthOf = (text: string) => text.length;

describe('the plate on paper', () => {
  it('breaks lines between words, and in Chinese between words without spaces', () => {
    expect(wrapped('one two three four', 9, widthOf, 'en')).toEqual(['one two', 'three', 'four']);
    const chinese = wrapped('本地图上显示的边界和名称', 5, widthOf, 'zh');
    expect(chinese.every((line) => line.length <= 5)).toBe(true);
    expect(chinese.join('')).toBe('本地图上显示的边界和名称');
    expect(wrapped('', 9, widthOf, 'en')).toEqual([]);
  });

  it('keeps a word that is wider than the line whole', () => {
    expect(wrapped('a incomprehensibilities b', 5, widthOf, 'en')).toEqual(['a', 'incomprehensibilities', 'b']);
  });

  it('fits what is framed into the map, north up', () => {
    const pointOf = fitted([-1, -0.5, 1, 0.5]);
    expect(pointOf(0, 0)).toEqual({ x: 534, y: 300 });
    expect(pointOf(0, 0.5).y).toBeLessThan(pointOf(0, -0.5).y);
    for (const [x, y] of [
      [-1, -0.5],
      [1, 0.5],
    ] as const) {
      expect(pointOf(x, y).x).toBeGreaterThanOrEqual(0);
      expect(pointOf(x, y).x).toBeLessThanOrEqual(1068);
      expect(pointOf(x, y).y).toBeGreaterThanOrEqual(0);
      expect(pointOf(x, y).y).toBeLessThanOrEqual(600);
    }
  });

  it('writes the codes of small states beside their discs, on none of them', () => {
    const discs = [
      { members: ['BHR'], x: 100, y: 100 },
      { members: ['QAT'], x: 126, y: 100 },
      { members: ['SGP', 'BRN'], x: 1060, y: 300 },
    ];
    const codes = codesOf(discs);
    expect(codes.map(({ text }) => text)).toEqual(['BHR', 'QAT', 'SGP BRN']);
    expect(codes[0]?.x).toBeLessThan(100);
    expect(codes[1]?.x).toBeGreaterThan(126);
    expect(codes[2]?.x).toBeLessThan(1060);
  });

  it('takes the light one of two colours', () => {
    expect(lightOf('light-dark(#eaf0f4, #0b131a)')).toBe('#eaf0f4');
    expect(lightOf(' system-ui, sans-serif')).toBe('system-ui, sans-serif');
  });
});
