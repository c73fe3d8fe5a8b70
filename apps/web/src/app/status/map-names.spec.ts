import { boxAround, boxesAlong, type Nameable, placeNames } from './map-names';

const frame = { left: 0, top: 0, right: 1000, bottom: 600 };
const country = (iso3: string, x: number, y: number, change: Partial<Nameable> = {}): Nameable => ({
  iso3,
  x,
  y,
  room: 60,
  width: 50,
  hasMark: true,
  ...change,
});

describe('names on the map', () => {
  it('stand under their mark where nothing is in the way', () => {
    expect(placeNames([country('KEN', 300, 300)], [], frame).get('KEN')).toEqual({ x: 0, y: 11, lift: -6 });
  });

  it('give way to a secretariat under the mark by standing above it', () => {
    const diamond = boxAround(300, 309, 5);
    expect(placeNames([country('KEN', 300, 300)], [diamond], frame).get('KEN')).toEqual({ x: 0, y: -10, lift: 0 });
  });

  it('never push their own mark onto something else', () => {
    const [below, above] = [boxAround(300, 320, 5), boxAround(300, 285, 4)];
    expect(placeNames([country('KEN', 300, 300)], [below, above], frame).get('KEN')?.lift).not.toBe(7);
  });

  it('stay away where their country is surrounded', () => {
    const everywhere = boxAround(300, 300, 60);
    expect(placeNames([country('KEN', 300, 300)], [everywhere], frame).has('KEN')).toBe(false);
  });

  it('do not mind the mark of their own country', () => {
    const own = { ...boxAround(300, 300, 7), of: 'KEN' };
    expect(placeNames([country('KEN', 300, 300)], [own], frame).has('KEN')).toBe(true);
    expect(placeNames([country('KEN', 300, 300, { hasMark: false })], [own], frame).get('KEN')?.y).toBe(4);
  });

  it('never lie over each other: who comes first has the right of way', () => {
    const both = [country('VNM', 300, 300, { hasMark: false }), country('LAO', 310, 303, { hasMark: false })];
    const places = placeNames(both, [], frame);
    expect(places.get('VNM')).toEqual({ x: 0, y: 4, lift: 0 });
    expect(places.get('LAO')?.y).not.toBe(4);
    const narrow = { ...frame, top: 290, bottom: 312 };
    expect([...placeNames(both, [], narrow).keys()]).toEqual(['VNM']);
  });

  it('are not longer than their country has room for', () => {
    expect(placeNames([country('UZB', 300, 300, { room: 30 })], [], frame).size).toBe(0);
  });

  it('are not cut off by the edge of what is free', () => {
    expect(placeNames([country('MAR', 5, 300)], [], frame).size).toBe(0);
    expect(placeNames([country('MAR', 20, 300)], [], frame).get('MAR')?.x).toBeGreaterThan(0);
  });

  it('keep off a leader, all along it', () => {
    const boxes = boxesAlong({ x: 0, y: 0 }, { x: 30, y: 40 });
    expect(boxes[0]).toEqual(boxAround(0, 0, 1));
    expect(boxes.at(-1)).toEqual(boxAround(30, 40, 1));
    expect(boxes.length).toBeGreaterThan(8);
  });
});
