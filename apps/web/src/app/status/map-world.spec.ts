import type { MapCountry } from '@portal/contracts';
import { withPlacesOf } from './map-world';

const places = {
  network: [0, 0, 1, 1],
  regions: { ECA: [0, 0, 0.5, 0.5], SEA: [0.5, 0, 1, 1] },
  countries: { KEN: { frame: [0, 0, 1, 1], labelPoint: [0.5, 0.5], room: [1, 1] } },
  secretariats: {},
} as const;
const country = (iso3: string, place: MapCountry['place']): MapCountry => ({
  iso3,
  name: iso3,
  regions: ['ECA'],
  countsFrom: null,
  leftOn: null,
  absences: [],
  place,
});

describe('the places of the map', () => {
  it('are those of the geometry while every country is in it', () => {
    expect(withPlacesOf([country('KEN', null)], places)).toBe(places);
  });

  it('hold a country that joined later, with room for its name', () => {
    const later = country('MOZ', { frame: [0.25, -0.25, 0.5, 0.5], labelPoint: [0.4, 0.25] });
    expect(withPlacesOf([country('KEN', null), later], places)).toMatchObject({
      network: [0, -0.25, 1, 1],
      regions: { ECA: [0, -0.25, 0.5, 0.5], SEA: [0.5, 0, 1, 1] },
      countries: {
        KEN: { frame: [0, 0, 1, 1] },
        MOZ: { labelPoint: [0.4, 0.25], room: [0.25, 0.75] },
      },
    });
  });
});
