import { Injectable } from '@nestjs/common';
import {
  type HostCountries,
  type RoundTable,
  RoundTableBoard,
  type RoundTableBoardQuery,
  type RoundTableInput,
  type RoundTablePatch,
  type RoundTables,
  type RoundTablesQuery,
} from '@portal/contracts';
import {
  areDaysAnnounced,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refusalToRunRoundTable,
  regionYears,
  runsRoundTable,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Versioned } from '../platform/database/transaction.js';
import type { Prepared } from '../platform/http/answers.js';
import { orderOf } from '../platform/http/lists.js';
import { PictureCache } from '../platform/http/picture-cache.js';
import { everyCountry } from './country-name.js';
import {
  isHeld,
  nextNumber,
  nextReference,
  putTogether,
  refusalOfInput,
  regionsOf,
  saidIn,
  timeOf,
} from './round-table-input.js';
import { beginLife } from './round-table-life.service.js';
import { RoundTableTellService } from './round-table-tell.service.js';
import { boardOf, roundTableById, roundTablePicture, toSummary } from './round-table.queries.js';
import { type RoundTableRow, selectRoundTables, toRoundTableToChange } from './round-table.row.js';

/** Round tables and other meetings: what, where, when, with whom. */
@Injectable()
export class RoundTableService {
  constructor(
    private readonly database: Database,
    private readonly told: RoundTableTellService,
    private readonly pictures: PictureCache,
  ) {}

  list(actor: RequestActor, query: RoundTablesQuery): Promise<RoundTables | Refusal> {
    const { page, limit, sort, year, region, life, kind, host, iso3, sample } = query;
    const order = orderOf(sort, sortable, 't.year DESC, t.starts_at DESC NULLS LAST, t.reference');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const asked = [
        year ?? null,
        region ?? null,
        life ?? null,
        kind ?? null,
        host ?? null,
        sample === 'include',
        iso3 ?? null,
      ] as const;
      const rows = await tx.rows<RoundTableRow>(
        `${selectRoundTables} WHERE ${asks} ORDER BY ${order} LIMIT $8 OFFSET $9`,
        [...asked, limit, (page - 1) * limit],
      );
      const counted = await tx.row<{ total: number }>(
        `SELECT count(*)::int AS total FROM round_table t WHERE ${asks}`,
        asked,
      );
      return { items: rows.map((row) => toSummary(row, actor.language)), page, limit, total: counted?.total ?? 0 };
    });
  }

  /** A year of all regions, whole; kept until a meeting, a region or an office changes. */
  board(actor: RequestActor, { year, sample }: RoundTableBoardQuery): Promise<Prepared | Refusal> {
    const { language } = actor;
    return this.pictures.answer('year-board', actor, { year, sample, language }, {}, async (tx) => {
      const { meetings, regions } = await boardOf(tx, year, sample === 'include');
      const places = regions.map(({ code, has_secretariat }) => ({ region: code, hasSecretariat: has_secretariat }));
      const board: RoundTableBoard = {
        year,
        items: meetings.map((row) => toSummary(row, language)),
        regions: [
          ...regionYears(
            regions.map(({ code }) => code),
            meetings.map(({ kind, regions: all, life, starts, fact }) => ({
              kind,
              regions: all,
              life,
              isPlaced: starts !== null || fact !== null,
            })),
          ),
        ],
        mayBegin: [...places, { region: null, hasSecretariat: false }]
          .filter((place) => runsRoundTable(actor, place))
          .map(({ region }) => region),
      };
      return JSON.stringify(RoundTableBoard.parse(board));
    });
  }

  /** Every country of the world, in the reader's language. */
  hosts({ language }: RequestActor): HostCountries {
    const collator = new Intl.Collator(language);
    const items = everyCountry(language).toSorted(
      (one, other) => Number(other.isPartner) - Number(one.isPartner) || collator.compare(one.name, other.name),
    );
    return { items };
  }

  read(actor: RequestActor, id: string): Promise<RoundTable | Refusal> {
    return this.database.read(actor, async (tx) => (await roundTablePicture(tx, actor, id)) ?? notFound);
  }

  /** Begins one: with its days or without; the number follows the last one of its region where none is said. */
  begin(actor: RequestActor, input: RoundTableInput): Promise<RoundTable | Refusal> {
    return this.database.write(actor, async (tx) => {
      const hasSecretariat = await isHeld(tx, input.region);
      const known = await refusalOfInput(tx, input);
      if (known) return known;
      if (!runsRoundTable(actor, { region: input.region, hasSecretariat })) return forbidden('not-your-round-table');
      const time = timeOf(input);
      if (isRefusal(time)) return time;
      const reference = await nextReference(tx, input.region, input.year);
      const { kind, region, year, title, language, format, host, city, venue } = input;
      const { id } = await tx.insert<Versioned>('round_table', {
        reference,
        kind,
        region,
        number: input.number ?? (await nextNumber(tx, region)),
        title,
        language,
        format,
        host_country: host,
        city,
        venue,
        ...time,
        year,
        alongside_id: input.alongsideId,
        created_by: actor.id,
        created_at: tx.now,
      });
      await putTogether(tx, id, regionsOf(input.region, input.otherRegions), input.observers, input.guests);
      await beginLife(tx, actor, { id, region, sample: false }, 'proposed', '');
      const row = await roundTableById(tx, id);
      if (row) await this.told.tell(tx, actor, row, 'round-table-proposed');
      return (await roundTablePicture(tx, actor, id)) ?? notFound;
    });
  }

  /** Where days change that people were told, they are told the new ones. */
  change(
    actor: RequestActor,
    id: string,
    patch: RoundTablePatch,
    ifMatch: number | '*' | undefined,
  ): Promise<RoundTable | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await roundTableById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToRunRoundTable(actor, toRoundTableToChange(row));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const current = await roundTablePicture(tx, actor, id);
      if (!current) return notFound;
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current };
      const planned = {
        ...current,
        host: row.host_country,
        startsPass: null,
        endsPass: null,
        otherRegions: current.regions.filter((each) => each !== row.region),
        observers: current.countries.flatMap((each) => (each.participation === 'observer' ? [each.iso3] : [])),
        ...saidIn(patch),
      };
      const known = await refusalOfInput(tx, planned, id);
      if (known) return known;
      const isMoved = planned.starts !== row.starts || planned.ends !== row.ends || planned.zone !== row.zone;
      const time = isMoved ? timeOf(planned) : {};
      if (isRefusal(time)) return time;
      const isNews =
        areDaysAnnounced(row.life) &&
        (isMoved || planned.venue !== row.venue || planned.city !== row.city || planned.format !== row.format);
      const changed = await tx.change<Versioned>('round_table', row, {
        number: planned.number,
        title: planned.title,
        language: planned.language,
        format: planned.format,
        host_country: planned.host,
        city: planned.city,
        venue: planned.venue,
        alongside_id: planned.alongsideId,
        sequence: row.sequence + (isNews ? 1 : 0),
        ...time,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      await putTogether(tx, id, regionsOf(row.region, planned.otherRegions), planned.observers, planned.guests);
      const present = await roundTableById(tx, id);
      if (present && isNews) await this.told.tell(tx, actor, present, 'round-table-moved');
      else if (present) await this.told.settle(tx, actor, present);
      return (await roundTablePicture(tx, actor, id)) ?? notFound;
    });
  }
}

const sortable = {
  starts: 't.starts_at',
  year: 't.year',
  reference: 't.reference',
  region: 't.region',
  life: 't.life',
};

const asks = `($1::int IS NULL OR t.year = $1)
  AND ($2::text[] IS NULL OR EXISTS (SELECT FROM round_table_region r WHERE r.round_table_id = t.id AND r.region = ANY ($2)))
  AND ($3::text[] IS NULL OR t.life = ANY ($3)) AND ($4::text[] IS NULL OR t.kind = ANY ($4))
  AND ($5::text[] IS NULL OR t.host_country = ANY ($5)) AND ($6 OR NOT t.sample)
  AND ($7::text[] IS NULL OR EXISTS (SELECT FROM app.round_table_countries(ARRAY[t.id]) c WHERE c.iso3 = ANY ($7)))`;
