import { inReadingOrder, MapStops, type Stop } from './map-stops';

const stop = (ids: readonly string[], role: Stop['role'] = 'button'): Stop => ({
  ids,
  handle: document.createElementNS('http://www.w3.org/2000/svg', 'path'),
  words: ids.join(),
  role,
});

describe('the order in which the map is walked', () => {
  const places = [
    { id: 'south', x: 0, y: -0.5 },
    { id: 'east', x: 1, y: 0.6 },
    { id: 'west', x: -1, y: 0.6 },
  ];

  it('goes row by row from the top, from left to right', () => {
    expect(inReadingOrder(places, false).map(({ id }) => id)).toEqual(['west', 'east', 'south']);
  });

  it('goes from right to left in Arabic', () => {
    expect(inReadingOrder(places, true).map(({ id }) => id)).toEqual(['east', 'west', 'south']);
  });
});

describe('the stops of the map', () => {
  it('are one for Tab, even where several states share a disc', () => {
    const all = [stop(['BRN', 'SGP']), stop(['MYS'])];
    const stops = new MapStops();
    stops.set(all);
    stops.come('SGP');
    expect(all.map(({ handle }) => handle.getAttribute('tabindex'))).toEqual(['0', '-1']);
    expect(stops.ids).toEqual(['BRN', 'SGP']);
    expect(stops.step(1)).toBe('MYS');
    expect(stops.step(1)).toBe('BRN');
  });

  it('begin with the first country, even when the secretariats were here before the countries', () => {
    const [country, seat] = [stop(['MYS']), stop(['SEA'], 'img')];
    const stops = new MapStops();
    stops.set([seat]);
    stops.set([country, seat]);
    expect(country.handle.getAttribute('tabindex')).toBe('0');
    stops.come('SEA');
    stops.set([country, seat]);
    expect(seat.handle.getAttribute('tabindex')).toBe('0');
  });

  it('open countries, not secretariats', () => {
    const stops = new MapStops();
    stops.set([stop(['MYS']), stop(['SEA'], 'img')]);
    expect(stops.step(-1)).toBe('SEA');
    expect(stops.ids).toEqual([]);
  });

  it('take their name away from a polygon that a disc stands for now', () => {
    const polygon = stop(['BHR']);
    const stops = new MapStops();
    stops.set([polygon]);
    stops.set([stop(['BHR'])]);
    expect(polygon.handle.getAttributeNames()).toEqual([]);
  });
});
