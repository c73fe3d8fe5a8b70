import {
  countries,
  facts,
  glossary,
  indicators,
  networkSize,
  otherCountries,
  otherPlaces,
  places,
  planTemplates,
  regions,
  reportAsAt,
  riskMethods,
  scenarioTemplates,
} from './index.js';

const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;

/** Paths of texts that lack one of the six languages, anywhere inside. */
const incomplete = (value: unknown, path = ''): string[] => {
  if (value === null || typeof value !== 'object') return [];
  const entries = Object.entries(value as Record<string, unknown>);
  // Other names (`aliases`) are lists, and a language may have none.
  const isText = 'en' in value && typeof value.en === 'string';
  const missing = isText
    ? languages.filter((language) => {
        const text = (value as Record<string, unknown>)[language];
        return typeof text !== 'string' || text.trim() === '';
      })
    : [];
  return [
    ...missing.map((language) => `${path}.${language}`),
    ...entries.flatMap(([key, inner]) => incomplete(inner, `${path}.${key}`)),
  ];
};

/** Every text in a language, anywhere inside. */
const textsIn = (language: (typeof languages)[number], value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === language && typeof inner === 'string' ? [inner] : textsIn(language, inner),
  );
};

/** What a language does not write in a text; a mark is kept with its word by a no-break space in French. */
const unwritten = {
  en: /!| {2}/,
  fr: /!| {2}|[^\u00a0\u202f][:;?»]|«[^\u00a0]/,
  es: /!| {2}|^[^¿]*\?/,
  ru: /!| {2}|ё| - |[“”"]|^\P{Script=Cyrillic}*$/u,
  ar: /!| {2}|[,;?]|^\P{Script=Arabic}*$/u,
  zh: /[!！]|[,;:?()]|\p{Script=Han} +\p{Script=Han}|^\P{Script=Han}*$/u,
} as const;

const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('the partner countries', () => {
  it('are 63, of them 61 members on 31 December 2019', () => {
    expect(countries).toHaveLength(63);
    expect(countries.filter(({ memberOn20191231 }) => memberOn20191231)).toHaveLength(61);
  });

  it('have each one code and belong to regions that exist, the main one among them', () => {
    const codes = regions.map(({ code }) => code);
    expect(twice(countries.map(({ iso3 }) => iso3))).toEqual([]);
    for (const { regions: own, mainRegion } of countries) {
      expect(own).toContain(mainRegion);
      for (const region of own) expect(codes).toContain(region);
    }
  });

  it('were members by 62 memberships on that day, because Morocco is in two regions', () => {
    const members = countries.filter(({ memberOn20191231 }) => memberOn20191231);
    expect(members.flatMap(({ regions: own }) => own)).toHaveLength(62);
    const inTwo = countries.filter(({ regions: own }) => own.length > 1);
    expect(inTwo.map(({ iso3, mainRegion, regions: own }) => ({ iso3, mainRegion, own }))).toEqual([
      { iso3: 'MAR', mainRegion: 'AAF', own: ['AAF', 'NAS'] },
    ]);
  });

  it('have each a frame and a label point for the map', () => {
    const unplaced = countries.filter(({ iso3 }) => places[iso3] === undefined).map(({ iso3 }) => iso3);
    expect(unplaced).toEqual([]);
    for (const { frame, labelPoint } of Object.values(places)) {
      expect(frame).toHaveLength(4);
      expect(labelPoint).toHaveLength(2);
      expect([...frame, ...labelPoint].every(Number.isFinite)).toBe(true);
    }
  });

  it('say on what evidence they are named', () => {
    expect(countries.filter(({ evidence }) => evidence.length === 0).map(({ iso3 }) => iso3)).toEqual([]);
  });
});

describe('the regions', () => {
  it('are eight, each with a secretariat on the globe and in a real time zone', () => {
    expect(regions.map(({ code }) => code)).toEqual(['AAF', 'CA', 'ECA', 'GCC', 'MIE', 'NAS', 'SEA', 'SEEE']);
    for (const { secretariat } of regions) {
      expect(Math.abs(secretariat.lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(secretariat.lon)).toBeLessThanOrEqual(180);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: secretariat.timeZone })).not.toThrow();
    }
  });
});

describe('the documented facts', () => {
  const claims = facts.filter(({ kind }) => kind === 'status-claim');
  const levelsOf = new Map(indicators.map(({ id, levels }) => [id, levels.map((level) => level.id)]));

  it('are claims and figures, each with paragraph and quote', () => {
    expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set(['status-claim', 'published-figure']));
    expect(facts.filter(({ paragraph, quoteZh }) => paragraph === '' || quoteZh === '')).toEqual([]);
    expect(twice(facts.map(({ id }) => id))).toEqual([]);
  });

  it('are 18 claims and 8 figures, and only what the report prints stands as published', () => {
    const figures = facts.filter(({ kind }) => kind === 'published-figure');
    expect([claims.length, figures.length]).toEqual([18, 8]);
    for (const { certainty, published } of figures) expect(published).toBe(certainty === 'stated');
    const printed = (figure: string) => figures.find((each) => each.figure === figure && each.published)?.value;
    expect([printed('partner-countries'), printed('national-team.established')]).toEqual([61, 42]);
  });

  it('claim levels of indicators that exist, for partner countries, no later than the report’s day', () => {
    const partners = countries.map(({ iso3 }) => iso3);
    for (const { indicator, level, countries: named, effectiveOn } of claims) {
      expect(levelsOf.get(indicator ?? '')).toContain(level);
      for (const iso3 of named) expect(partners).toContain(iso3);
      expect((effectiveOn ?? '9999') <= reportAsAt).toBe(true);
    }
  });

  it('name three national teams: of the 42 the others stay silent', () => {
    const teams = claims.filter(({ indicator }) => indicator === 'national-team');
    expect(new Set(teams.flatMap(({ countries: named }) => named)).size).toBe(3);
  });
});

describe.each(Object.entries({ countries, regions, indicators, facts, glossary, riskMethods, scenarioTemplates }))(
  'the words of %s',
  (_, list) => {
    it('exist in all six languages', () => {
      expect(incomplete(list)).toEqual([]);
    });

    it.each(languages)('are written in %s as its readers write', (language) => {
      expect(textsIn(language, list).filter((text) => unwritten[language].test(text))).toEqual([]);
    });
  },
);

it('the size of the network is told with its source, by a day or a month as far as the source says', () => {
  for (const { on, countries: count, source } of networkSize) {
    expect(on).toMatch(/^\d{4}-\d{2}(-\d{2})?$/);
    expect(count).toBeGreaterThan(0);
    expect(source).not.toBe('');
  }
});

describe('the countries that may still join', () => {
  it('are none that is a partner, each with one code and a place on the map', () => {
    const codes = otherCountries.map(({ iso3 }) => iso3);
    expect(twice(codes)).toEqual([]);
    expect(codes.filter((iso3) => countries.some((each) => each.iso3 === iso3))).toEqual([]);
    expect(codes.filter((iso3) => otherPlaces[iso3]?.frame.length !== 4)).toEqual([]);
    expect(otherCountries.filter(({ iso2, m49 }) => !/^[A-Z]{2}$/.test(iso2) || !/^\d{3}$/.test(m49))).toEqual([]);
  });
});

describe('typical actions of plans', () => {
  it('each name a source, a theme of the glossary, domains and a phase', () => {
    const known = new Set(glossary.map(({ id }) => id));
    for (const { theme, domains, phase, source } of planTemplates.actions) {
      const terms = [`theme.${theme}`, `phase.${phase}`, ...domains.map((domain) => `domain.${domain}`)];
      expect(terms.filter((term) => !known.has(term))).toEqual([]);
      expect(planTemplates.sources[source]?.title).toBeTruthy();
    }
    expect(new Set(planTemplates.actions.map(({ theme }) => theme)).size).toBe(8);
  });

  it('are said in six languages, and fit an action’s title', () => {
    for (const { titles } of planTemplates.actions) {
      expect(Object.values({ ...titles }).every((title) => title.length > 4 && title.length <= 300)).toBe(true);
      expect(new Set(Object.values(titles)).size).toBe(6);
    }
  });
});

describe('the methods of risk assessment', () => {
  it('are two of different sizes, each with sources', () => {
    expect(riskMethods.map(({ likelihood, impact }) => [likelihood.length, impact.length])).toEqual([
      [5, 5],
      [4, 4],
    ]);
    for (const { sources } of riskMethods) expect(sources.map(({ title }) => title)).toHaveLength(2);
  });

  it('call their steps and levels as the glossary does', () => {
    const terms = new Map(glossary.map(({ id, en, ar, zh }) => [id, [en, ar, zh]]));
    const [five] = riskMethods;
    const said = ({ en, ar, zh }: { readonly en: string; readonly ar: string; readonly zh: string }) => [en, ar, zh];
    five?.likelihood.forEach(({ label }, place) => {
      expect(said(label)).toEqual(terms.get(`likelihood-step.${place + 1}`));
    });
    five?.impact.forEach(({ label }, place) => {
      expect(said(label)).toEqual(terms.get(`impact-step.${place + 1}`));
    });
    for (const { levels } of riskMethods) {
      for (const { id, label } of levels) expect(said(label)).toEqual(terms.get(`rating.${id}`));
    }
  });
});

describe('the library of scenarios', () => {
  const { templates, questions, sources } = scenarioTemplates;

  it('holds each template once, with sources and questions that are there', () => {
    expect(twice(templates.map(({ id }) => id))).toEqual([]);
    for (const template of templates) {
      expect(template.sources.filter((key) => !sources[key])).toEqual([]);
      expect(template.sources.length).toBeGreaterThan(0);
      expect(template.questions.filter((key) => !questions[key])).toEqual([]);
      expect(twice(template.questions)).toEqual([]);
      expect(template.questions.length).toBeGreaterThanOrEqual(4);
      expect(template.questions.length).toBeLessThanOrEqual(6);
    }
    const used = new Set(templates.flatMap((template) => [...template.questions, ...template.sources]));
    expect([...Object.keys(questions), ...Object.keys(sources)].filter((key) => !used.has(key))).toEqual([]);
  });

  it('is told in three to five sentences in each language', () => {
    for (const { id, narrative } of templates) {
      for (const language of languages) {
        const count = narrative[language].split(/[.。]/).filter((sentence) => sentence.trim() !== '').length;
        expect([id, language, count >= 3 && count <= 5]).toEqual([id, language, true]);
      }
    }
  });

  it('names no number: no quantity, no year, no place on the map', () => {
    const numbers = templates.flatMap(({ title, narrative }) =>
      languages.filter((language) => /\p{Nd}/u.test(title[language] + narrative[language])),
    );
    expect(numbers).toEqual([]);
  });
});
