import { Injectable } from '@nestjs/common';
import type {
  AddableCountries,
  CountryDefinition,
  CountryDefinitions,
  CountryInput,
  CountryPatch,
  KeptTexts,
  SettingHistory,
} from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  errorsInNames,
  invalid,
  isRefusal,
  languages,
  lastDayOf,
  latestDayBegun,
  notFound,
  type Refusal,
  regionsFrom,
  termAfter,
} from '@portal/domain';
import { otherCountries, otherPlaces } from '@portal/reference';
import { SettingHistoryService } from '../audit/setting-history.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import {
  appendDefinition,
  countryDefinitionOf,
  countryDefinitions,
  keepAsKnown,
  membershipsOf,
  partnerOf,
  type PartnerRow,
  partnerTermOf,
} from './partner.queries.js';

/** Partner countries as coordinators keep them; pictures known before keep what was known of a country then. */
@Injectable()
export class PartnerService {
  constructor(
    private readonly database: Database,
    private readonly histories: SettingHistoryService,
  ) {}

  /** Countries of the geometry that are no partner, by name, with the names that Unicode's CLDR gives them. */
  addable(actor: RequestActor): Promise<AddableCountries> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<{ iso3: string }>('SELECT iso3 FROM partner_country');
      const partners = new Set(rows.map(({ iso3 }) => iso3));
      const order = new Intl.Collator(actor.language);
      const items = otherCountries
        .filter(({ iso3 }) => !partners.has(iso3))
        .map(({ iso3, iso2 }) => {
          const names = namesOf(iso2);
          return { iso3, iso2, name: names[actor.language], names };
        });
      return { items: items.sort((one, other) => order.compare(one.name, other.name)) };
    });
  }

  async list(actor: RequestActor): Promise<CountryDefinitions> {
    const items = await this.database.read(actor, countryDefinitions);
    const order = new Intl.Collator(actor.language);
    const nameOf = ({ names }: CountryDefinition) => names[actor.language];
    return { items: items.sort((one, other) => order.compare(nameOf(one), nameOf(other))) };
  }

  read(actor: RequestActor, iso3: string): Promise<CountryDefinition | Refusal> {
    return this.database.read(actor, async (tx) => (await countryDefinitionOf(tx, iso3)) ?? notFound);
  }

  create(actor: RequestActor, input: CountryInput): Promise<CountryDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const { iso3, names, joinedPrecision, regions, mainRegion } = input;
      if (await partnerOf(tx, iso3)) return conflict('country-exists', '/iso3');
      const [codes, place] = [otherCountries.find((each) => each.iso3 === iso3), otherPlaces[iso3]];
      if (!codes || !place) return invalid({ pointer: '/iso3', code: 'not-on-the-map' });
      const joinedOn = lastDayOf(input.joinedOn, joinedPrecision);
      const errors = [
        ...errorsInNames(names, await otherNames(tx, iso3), '/names'),
        ...(await errorsInRegions(tx, regions)),
        ...(regions.includes(mainRegion) ? [] : [{ pointer: '/mainRegion', code: 'not-a-member' as const }]),
        ...(input.joinedOn > latestDayBegun(tx.now) ? [{ pointer: '/joinedOn', code: 'future-day' as const }] : []),
      ];
      if (errors.length > 0) return invalid(...errors);
      await tx.post('partner_country', {
        iso3,
        iso2: codes.iso2,
        m49: codes.m49,
        names,
        main_region: mainRegion,
        joined_on: joinedOn,
        joined_precision: joinedPrecision,
        member_on_report_day: false,
        frame: place.frame,
        label_point: place.labelPoint,
      });
      for (const region of new Set(regions)) await tx.post('membership', { iso3, region, since: joinedOn });
      await appendDefinition(tx, iso3);
      return (await countryDefinitionOf(tx, iso3)) ?? notFound;
    });
  }

  change(
    actor: RequestActor,
    iso3: string,
    patch: CountryPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<CountryDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await partnerOf(tx, iso3);
      if (!row) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const { names = row.names, mainRegion = row.main_region } = patch;
      const precision = patch.joinedPrecision ?? row.joined_precision ?? 'day';
      const term = termAfter({ ...partnerTermOf(row), joinedPrecision: precision }, patch, latestDayBegun(tx.now));
      if (isRefusal(term)) return term;
      const memberships = await membershipsOf(tx, iso3);
      const errors = [
        ...errorsInNames(names, await otherNames(tx, iso3), '/names'),
        ...(patch.mainRegion === undefined || regionsFrom(dayOfInstant(tx.now), memberships).includes(mainRegion)
          ? []
          : [{ pointer: '/mainRegion', code: 'not-a-member' as const }]),
      ];
      if (errors.length > 0) return invalid(...errors);
      await keepAsKnown(tx, iso3);
      const values = {
        names,
        main_region: mainRegion,
        joined_on: term.joinedOn === null ? null : lastDayOf(term.joinedOn, precision),
        joined_precision: term.joinedOn === null ? null : precision,
        left_on: term.leftOn,
        absences: term.absences,
      };
      const version = ifMatch === '*' ? row.version : ifMatch;
      const changed = await tx.change<PartnerRow>('partner_country', row, values, version);
      if (isRefusal(changed)) {
        const current = await countryDefinitionOf(tx, iso3);
        return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      }
      await appendDefinition(tx, iso3);
      return (await countryDefinitionOf(tx, iso3)) ?? notFound;
    });
  }

  history(actor: RequestActor, iso3: string): Promise<SettingHistory | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await partnerOf(tx, iso3))) return notFound;
      return this.histories.of(tx, { partner_country: { iso3 }, membership: { iso3 } });
    });
  }
}

function namesOf(iso2: string): KeptTexts {
  const nameIn = (language: string) => new Intl.DisplayNames(language, { type: 'region' }).of(iso2) ?? iso2;
  const [en, fr, es, ru, ar, zh] = languages.map(nameIn);
  return { en: en ?? iso2, fr: fr ?? iso2, es: es ?? iso2, ru: ru ?? iso2, ar: ar ?? iso2, zh: zh ?? iso2 };
}

async function otherNames(tx: ReadTransaction, iso3: string): Promise<readonly KeptTexts[]> {
  const rows = await tx.rows<{ names: KeptTexts }>('SELECT names FROM partner_country WHERE iso3 <> $1', [iso3]);
  return rows.map(({ names }) => names);
}

async function errorsInRegions(tx: ReadTransaction, regions: readonly string[]) {
  const rows = await tx.rows<{ code: string }>('SELECT code FROM region');
  const known = new Set(rows.map(({ code }) => code));
  return regions.flatMap((code, index) =>
    known.has(code) ? [] : [{ pointer: `/regions/${index}`, code: 'unknown-region' as const }],
  );
}
