import type { RiskMethod } from '@portal/contracts';
import {
  faultsOf,
  type ImpactDimension,
  impactDimensions,
  type Instant,
  type Language,
  type MethodDraft,
  type MethodShape,
  type Refusal,
} from '@portal/domain';
import { rightOf } from '../platform/hand.js';

export type Texts = Readonly<Record<Language, string>>;

/** A row of `risk_method`. */
export interface RiskMethodRow {
  readonly id: string;
  readonly series_id: string;
  readonly number: number;
  readonly name: Texts;
  readonly description: Texts;
  readonly likelihood: readonly { readonly id: string; readonly label: Texts; readonly definition: Texts }[];
  readonly impact: readonly {
    readonly id: string;
    readonly label: Texts;
    readonly definitions: Readonly<Record<ImpactDimension, Texts>>;
  }[];
  readonly levels: readonly {
    readonly id: string;
    readonly label: Texts;
    readonly ramp: number;
    readonly bars: number;
  }[];
  readonly grid: readonly (readonly (string | null)[])[];
  readonly treat_from: string;
  readonly sources: readonly { readonly title: string; readonly address: string | null }[];
  readonly published_at: Instant | null;
  readonly version: number;
}

const idsOf = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);

/** What the rules look at before it is published. */
export function toDraft({ likelihood, impact, levels, grid, treat_from: treatFrom }: RiskMethodRow): MethodDraft {
  return { likelihood: idsOf(likelihood), impact: idsOf(impact), levels: idsOf(levels), grid, treatFrom };
}

/** What the rules need of a published one, whose every cell is rated. */
export function toShape(row: RiskMethodRow): MethodShape {
  return { ...toDraft(row), grid: row.grid.map((line) => line.map((level) => level ?? '')) };
}

export function toRiskMethod(row: RiskMethodRow, language: Language, refusal: Refusal | null): RiskMethod {
  return {
    id: row.id,
    seriesId: row.series_id,
    number: row.number,
    name: row.name[language],
    description: row.description[language],
    likelihood: row.likelihood.map(({ id, label, definition }) => ({
      id,
      label: label[language],
      definition: definition[language],
    })),
    impact: row.impact.map(({ id, label, definitions }) => ({
      id,
      label: label[language],
      definitions: inLanguage(definitions, language),
    })),
    levels: row.levels.map(({ id, label, ramp, bars }) => ({ id, label: label[language], ramp, bars })),
    // A draft's empty cells are told by its faults.
    grid: row.grid.map((line) => line.map((level) => level ?? row.levels[0]?.id ?? '')),
    treatFrom: row.treat_from,
    sources: row.sources.map(({ title, address }) => ({ title, address })),
    publishedAt: row.published_at,
    faults: row.published_at === null ? faultsOf(toDraft(row)).map(({ level: _level, ...fault }) => fault) : [],
    texts: refusal === null ? textsOf(row) : null,
    mayChange: rightOf(refusal),
    version: row.version,
  };
}

function inLanguage(definitions: RiskMethodRow['impact'][number]['definitions'], language: Language) {
  return {
    people: definitions.people[language],
    economy: definitions.economy[language],
    environment: definitions.environment[language],
    'state-and-society': definitions['state-and-society'][language],
  };
}

/** Every text in every language, by where it stands. */
function textsOf({ name, description, likelihood, impact, levels }: RiskMethodRow): Readonly<Record<string, Texts>> {
  const texts: readonly (readonly [place: string, texts: Texts])[] = [
    ['name', name],
    ['description', description],
    ...likelihood.flatMap(({ id, label, definition }): (readonly [string, Texts])[] => [
      [`likelihood.${id}.label`, label],
      [`likelihood.${id}.definition`, definition],
    ]),
    ...impact.flatMap(({ id, label, definitions }): (readonly [string, Texts])[] => [
      [`impact.${id}.label`, label],
      ...impactDimensions.map((dimension): readonly [string, Texts] => [
        `impact.${id}.${dimension}`,
        definitions[dimension],
      ]),
    ]),
    ...levels.map(({ id, label }): readonly [string, Texts] => [`levels.${id}.label`, label]),
  ];
  return Object.fromEntries(texts);
}
