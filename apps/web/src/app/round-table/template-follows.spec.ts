import { fromTemplate, templateFollows } from './template-follows';

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

  const other = { ...shown, region: 'SEA', zone: 'Asia/Manila', format: 'online' as const, observers: [], days: 2 };
  const follow = templateFollows(new Map([shown, other].map((each) => [each.region, each])));

  it('lets beginning and end follow the first day', () => {
    expect(follow({ region: 'AAF', firstDay: '2027-02-27', starts: '2027-01-01T10:00' }, 'firstDay')).toEqual({
      starts: '2027-02-27T09:00',
      ends: '2027-03-01T16:30',
    });
    expect(follow({ region: 'AAF', firstDay: '' }, 'firstDay')).toEqual({});
  });

  it('lets the end follow the beginning, but for an end that was written after it', () => {
    const from = (starts: string, ends: string, field = 'starts') => follow({ region: 'AAF', starts, ends }, field);
    expect(from('2027-02-27T09:00', '')).toEqual({ ends: '2027-03-01T16:30' });
    expect(from('2027-02-27T09:00', '2027-02-20T16:00')).toEqual({ ends: '2027-03-01T16:30' });
    expect(from('2027-02-27T09:00', '2027-02-28T16:00')).toEqual({});
    expect(from('', '')).toEqual({});
    expect(from('2027-02-27T09:00', '', 'city')).toEqual({});
  });

  it('takes what another region has in common, where nobody wrote otherwise', () => {
    const before = { ...fromTemplate(shown), region: 'SEA', guests: 'Another one' };
    expect(follow(before, 'region')).toEqual({
      format: 'online',
      language: 'fr',
      zone: 'Asia/Manila',
      observers: '',
    });
    expect(follow({ ...before, region: 'CA' }, 'region')).toEqual({});
  });
});
