import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@portal/domain';
import { Formats } from './formats';
import { Languages } from './languages';

describe('formats', () => {
  const language = signal<Language>('en');
  let formats: Formats;

  beforeEach(() => {
    language.set('en');
    TestBed.configureTestingModule({
      providers: [
        { provide: Languages, useValue: { current: language } },
        { provide: TranslocoService, useValue: { translate: (key: string) => key } },
      ],
    });
    formats = TestBed.inject(Formats);
  });

  it.each([
    ['day', '31 December 2019'],
    ['month', 'December 2019'],
    ['quarter', '2019, 4/4'],
    ['year', '2019'],
  ] as const)('write a fact known to the %s no finer than that', (precision, written) => {
    expect(formats.day('2019-12-31', precision)).toBe(written);
  });

  it.each([
    ['2026-11-23', 'yesterday'],
    ['2026-08-24', '3 months ago'],
    ['2024-11-24', '2 years ago'],
    ['2026-11-29', 'in 5 days'],
  ] as const)('tell the age of %s on 24 November 2026', (from, age) => {
    expect(formats.age(from, '2026-11-24')).toBe(age);
  });

  it.each(['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const)('use the same digits in %s', (each) => {
    language.set(each);
    expect(formats.day('2019-12-31')).toContain('2019');
    expect(formats.number(42)).toBe('42');
  });

  it('choose the form of a number as the language does', () => {
    language.set('ru');
    expect([1, 3, 5].map((count) => formats.plural('map.countries', count))).toEqual([
      'map.countries.one',
      'map.countries.few',
      'map.countries.many',
    ]);
    language.set('ar');
    expect([0, 2, 11].map((count) => formats.plural('map.countries', count))).toEqual([
      'map.countries.zero',
      'map.countries.two',
      'map.countries.many',
    ]);
  });
});
