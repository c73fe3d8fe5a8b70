import countriesJson from './countries.json' with { type: 'json' };
import roundTablesJson from './round-tables-2019.json' with { type: 'json' };
import factsJson from './facts-2019.json' with { type: 'json' };
import glossaryJson from './glossary.json' with { type: 'json' };
import indicatorsJson from './indicators.json' with { type: 'json' };
import networkSizeJson from './network-size.json' with { type: 'json' };
import planTemplatesJson from './plan-templates.json' with { type: 'json' };
import otherCountriesJson from './other-countries.json' with { type: 'json' };
import otherPlacesJson from './geometry/other-places.json' with { type: 'json' };
import placesJson from './geometry/places.json' with { type: 'json' };
import regionsJson from './regions.json' with { type: 'json' };
import riskMethodsJson from './risk-methods.json' with { type: 'json' };
import scenarioTemplatesJson from './scenario-templates.json' with { type: 'json' };
import worldFirstJson from './geometry/world-first.topo.json' with { type: 'json' };

/** A text in the portal's six languages. */
export interface Texts {
  readonly en: string;
  readonly fr: string;
  readonly es: string;
  readonly ru: string;
  readonly ar: string;
  readonly zh: string;
}

/** Where something is written: title, address, its date as far as known, and what it says. */
export interface Source {
  readonly source: string;
  readonly title: string;
  readonly url: string;
  readonly date: string | null;
  readonly says: string;
}

export interface ReferenceRegion {
  readonly code: string;
  readonly names: Texts;
  readonly secretariat: {
    readonly city: Texts;
    readonly countryIso3: string;
    /** Degrees, WGS 84, of the city centre. */
    readonly lat: number;
    readonly lon: number;
    readonly timeZone: string;
    /** A year, a month or a day; a fact to show, never a filter. */
    readonly openedOn: string | null;
  };
  readonly sources: readonly Source[];
}

export interface ReferenceCountry {
  readonly iso3: string;
  readonly iso2: string;
  readonly m49: string;
  readonly names: Texts;
  readonly regions: readonly string[];
  readonly mainRegion: string;
  readonly memberOn20191231: boolean;
  /** `2013`, `2020-11` or a day, as far as a source says. */
  readonly joinedOn: string | null;
  readonly joinedAfter: string | null;
  readonly knownPartnerBy: string | null;
  readonly confidence: string;
  readonly evidence: readonly Source[];
  readonly note: string | null;
}

export interface ReferenceIndicator {
  readonly id: string;
  readonly names: Texts;
  readonly asksSince: string | null;
  readonly shelfLifeMonths: number;
  readonly sources: readonly string[];
  readonly levels: readonly { readonly id: string; readonly names: Texts; readonly means: Texts }[];
}

/** What the UNICRI report for 2019 documents: a country's status, or a number it prints or lets count. */
export interface DocumentedFact {
  readonly id: string;
  readonly kind: string;
  readonly paragraph: string;
  readonly countries: readonly string[];
  readonly quoteZh: string;
  readonly paraphrase: Texts;
  readonly ambiguity: Texts | null;
  readonly certainty: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly indicator?: string;
  readonly level?: string;
  readonly effectiveOn?: string;
  readonly effectivePrecision?: string;
  readonly figure?: string;
  readonly value?: number;
  readonly unit?: string;
  readonly asAt?: string;
  /** True only where the report prints the number. */
  readonly published?: boolean;
}

/**
 * A round table that the report for 2019 documents (§82): which region met where, and nothing that it does not say. The
 * region is read from the hosts' memberships; `reading` says how.
 */
export interface DocumentedRoundTable {
  readonly id: string;
  readonly region: string;
  readonly hostCountry: string;
  /** Empty where the source names none. */
  readonly city: string;
  readonly format: string;
  readonly year: number;
  readonly paragraph: string;
  readonly quoteZh: string;
  readonly reading: string;
  /** What another source says, in English: beside the record, never in it. */
  readonly otherSource: { readonly says: string; readonly url: string } | null;
}

/** Frame (left, bottom, right, top) and label point in projected units (Equal Earth, 11° E). */
export interface Place {
  readonly frame: readonly number[];
  readonly labelPoint: readonly number[];
}

/** The source of the documented facts, as evidence names it. */
export const reportOf2019 = 'UNICRI report 2019';
/** The day as at which the report counts. */
export const reportAsAt = '2019-12-31';

/** The eight regions with their secretariats, in the order of the EU site. */
export const regions: readonly ReferenceRegion[] = regionsJson;
/** 63 partner countries, 61 of them members on 31 December 2019, each with its evidence. */
export const countries: readonly ReferenceCountry[] = countriesJson;
/** The four headline indicators; ids are what everything is keyed by. */
export const indicators: readonly ReferenceIndicator[] = indicatorsJson;
/** Status claims and figures of the report for 2019 (E/CN.15/2020/8), each with paragraph and quote. */
export const facts: readonly DocumentedFact[] = factsJson;
/** The sixteen round tables of 2019, two for each region (§82). */
export const documentedRoundTables: readonly DocumentedRoundTable[] = roundTablesJson;
/** The field's terms in six languages. */
export const glossary: readonly ({ readonly id: string; readonly group: string } & Texts)[] = glossaryJson;
/** How many partner countries the network was said to have on some day, and by whom. */
export const networkSize: readonly { readonly on: string; readonly countries: number; readonly source: string }[] =
  networkSizeJson;
/** Frames and label points of the partner countries by ISO 3166-1 alpha-3. */
export const places: Readonly<Record<string, Place>> = placesJson.countries;
/** The outlines of all countries and areas as the first view of the map has them: TopoJSON, degrees (see GEOMETRY). */
export const worldFirst: unknown = worldFirstJson;
/** States that are no partner country yet and that the geometry knows: ISO 3166-1 alpha-3 and alpha-2, UN M49. */
export const otherCountries: readonly { readonly iso3: string; readonly iso2: string; readonly m49: string }[] =
  otherCountriesJson;
/** Frames and label points of those. */
export const otherPlaces: Readonly<Record<string, Place>> = otherPlacesJson;

/** A typical action of a plan: a class of measure, never a recipe. Its sentence is ours where it says so. */
export interface TypicalAction {
  readonly id: string;
  readonly theme: string;
  readonly domains: readonly string[];
  readonly phase: string;
  /** The key of its source. */
  readonly source: string;
  /** Paragraph or article of the source that names the matter; null: the source as a whole. */
  readonly paragraph: string | null;
  readonly isOurWording: boolean;
  readonly titles: Texts;
}

/** Typical actions by theme, domain and phase, each with where it comes from; no published template is reproduced. */
export const planTemplates: {
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url: string | null }>>;
  readonly actions: readonly TypicalAction[];
} = planTemplatesJson;

/** A matrix of risk assessment that the portal brings with it; scales and steps are ours, the practice is its sources’. */
export interface ReferenceRiskMethod {
  readonly id: string;
  readonly name: Texts;
  readonly description: Texts;
  readonly likelihood: readonly { readonly id: string; readonly label: Texts; readonly definition: Texts }[];
  readonly impact: readonly {
    readonly id: string;
    readonly label: Texts;
    readonly definitions: Readonly<Record<'people' | 'economy' | 'environment' | 'state-and-society', Texts>>;
  }[];
  readonly levels: readonly {
    readonly id: string;
    readonly label: Texts;
    readonly ramp: number;
    readonly bars: number;
  }[];
  readonly grid: readonly (readonly string[])[];
  readonly treatFrom: string;
  readonly sources: readonly { readonly title: string; readonly address: string | null }[];
}

/** The default of five by five, and a second one of four by four. */
export const riskMethods: readonly ReferenceRiskMethod[] = riskMethodsJson;

/** A scenario to start from: classes of agent and setting, no recipe, no site. Its words are ours; see the sources. */
export interface ReferenceScenarioTemplate {
  readonly id: string;
  readonly domain: string;
  readonly origin: string;
  readonly setting: string;
  readonly agentClass: string;
  readonly title: Texts;
  readonly narrative: Texts;
  /** Keys of what a team should ask itself. */
  readonly questions: readonly string[];
  /** Keys of its sources. */
  readonly sources: readonly string[];
}

/** The library of scenarios (§72), with its questions and published frameworks. */
export const scenarioTemplates: {
  readonly sources: Readonly<Record<string, { readonly title: string; readonly address: string | null }>>;
  readonly questions: Readonly<Record<string, Texts>>;
  readonly templates: readonly ReferenceScenarioTemplate[];
} = scenarioTemplatesJson;
