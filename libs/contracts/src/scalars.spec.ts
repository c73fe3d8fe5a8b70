import { Day, Id, Instant, Iso3, Reason, WebAddress, isCleanText, text, words } from './index.js';

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a day', () => {
  it('is a date of the calendar', () => {
    expect(accepts(Day, '2019-12-31')).toBe(true);
    expect(accepts(Day, '2024-02-29')).toBe(true);
  });

  it.each([
    '2019-02-31',
    '2023-02-29',
    '2019-13-01',
    '2019-00-10',
    '19-1-1',
    '2019-12-31T00:00:00Z',
    '',
    ' 2019-12-31',
  ])('is not %p', (value) => expect(accepts(Day, value)).toBe(false));

  it('is no number and no date object', () => {
    expect(accepts(Day, 20191231)).toBe(false);
    expect(accepts(Day, new Date(0))).toBe(false);
  });
});

describe('an instant', () => {
  it('has a zone', () => {
    expect(accepts(Instant, '2026-11-24T13:22:44.893468Z')).toBe(true);
    expect(accepts(Instant, '2026-11-24T13:22:44')).toBe(false);
  });

  it.each(['2026-11-24', 'yesterday', '2026-02-30T00:00:00Z', '2026-11-24T25:00:00Z'])('is not %p', (value) =>
    expect(accepts(Instant, value)).toBe(false),
  );
});

describe('a text', () => {
  it('is kept as people write it, markup and all: it is shown, never run', () => {
    const written = '<b>1 & 2</b>\n\tمرحبا 你好';
    expect(text(100).parse(written)).toBe(written);
  });

  it.each([
    ['a null byte', 'a\u0000b'],
    ['a control character', 'a\u0007b'],
    ['a lone surrogate', 'a\ud800b'],
  ])('holds no %s', (_, value) => {
    expect(isCleanText(value)).toBe(false);
    expect(accepts(text(100), value)).toBe(false);
    expect(accepts(words(100), value)).toBe(false);
  });

  it('holds pairs of surrogates: they are one character', () => {
    expect(isCleanText('🧪')).toBe(true);
  });

  it('says something where words are asked', () => {
    expect(accepts(words(10), ' \n ')).toBe(false);
    expect(words(10).parse(' why ')).toBe('why');
  });

  it('ends where it is too long', () => {
    expect(accepts(Reason, 'a'.repeat(2000))).toBe(true);
    expect(accepts(Reason, 'a'.repeat(2001))).toBe(false);
  });
});

describe('an address on the web', () => {
  it.each(['https://example.org/a?b=1', 'http://example.org'])('is %p', (value) =>
    expect(accepts(WebAddress, value)).toBe(true),
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'https://name:secret@example.org',
    '//example.org',
    'example.org',
  ])('is not %p', (value) => expect(accepts(WebAddress, value)).toBe(false));
});

it('a country is told by three capital letters', () => {
  expect(accepts(Iso3, 'MAR')).toBe(true);
  for (const value of ['mar', 'MA', 'MARO', 'MA1']) expect(accepts(Iso3, value)).toBe(false);
});

it('a record is told by a UUID', () => {
  expect(accepts(Id, '01a20db9-1c86-798f-9bac-c424a13d60c5')).toBe(true);
  for (const value of ['1', '', '01a20db91c86798f9bacc424a13d60c5']) expect(accepts(Id, value)).toBe(false);
});
