import { endFollows, fromTemplate } from './template-acts';

const template = {
  region: 'AAF',
  format: 'hybrid',
  language: 'fr',
  days: 3,
  begins: '09:00',
  ends: '16:30',
  zone: 'Africa/Casablanca',
  observers: ['GHA', 'MLI'],
  guests: ['Organisation'],
  isOffered: false,
  mayChange: true,
  version: 1,
} as const;
const shown = { ...template, observers: [...template.observers], guests: [...template.guests] };

describe('a template of round tables', () => {
  it('fills what a region’s meetings have in common, and no days', () => {
    expect(fromTemplate(shown)).toEqual({
      format: 'hybrid',
      language: 'fr',
      zone: 'Africa/Casablanca',
      observers: 'GHA MLI',
      guests: 'Organisation',
    });
  });

  it('lets the end follow the beginning, but for an end that was written after it', () => {
    const follow = endFollows(shown);
    expect(follow({ starts: '2027-02-27T09:00', ends: '' }, 'starts')).toEqual({ ends: '2027-03-01T16:30' });
    expect(follow({ starts: '2027-02-27T09:00', ends: '2027-02-20T16:00' }, 'starts')).toEqual({
      ends: '2027-03-01T16:30',
    });
    expect(follow({ starts: '2027-02-27T09:00', ends: '2027-02-28T16:00' }, 'starts')).toEqual({});
    expect(follow({ starts: '2027-02-27T09:00', ends: '' }, 'city')).toEqual({});
  });
});
