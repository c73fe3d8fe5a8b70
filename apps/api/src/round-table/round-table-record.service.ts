import { Injectable } from '@nestjs/common';
import type { RoundTableMention, RoundTableSummary } from '@portal/contracts';
import {
  type Day,
  isBesideInternational,
  type Language,
  type RoundTableCounted,
  type RoundTableLife,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { countryName } from './country-name.js';
import { participantsOf, toSummary } from './round-table.queries.js';
import { firstDayOf, type ParticipantRow, type RoundTableRow, selectRoundTables } from './round-table.row.js';

/** A round table with the state of its life on a day. */
export interface RoundTableOnDay extends RoundTableRow {
  readonly life: RoundTableLife;
  /** From which day it counts as held; null: not by the day that was asked. */
  readonly held_on: Day | null;
  readonly is_host_partner: boolean;
}

/** Round tables for what is computed from them: as they stood on a day, as far as the reader knows of them. */
@Injectable()
export class RoundTableRecordService {
  /** In the order of their years and days. */
  async onDay(tx: ReadTransaction, day: Day, withSample: boolean): Promise<readonly RoundTableOnDay[]> {
    const lives = new Map(
      (await tx.rows<LifeRow>(livesSql, [day, withSample])).map(({ id, ...then }) => [id, then] as const),
    );
    const rows = await tx.rows<RoundTableRow>(
      `${selectRoundTables} WHERE ($1 OR NOT t.sample) ORDER BY t.year, t.starts_at NULLS LAST, t.reference`,
      [withSample],
    );
    return rows.flatMap((row) => {
      const then = lives.get(row.id);
      return then ? [{ ...row, ...then }] : [];
    });
  }

  participants(tx: ReadTransaction, ids: readonly string[]): Promise<ParticipantRow[]> {
    return participantsOf(tx, ids);
  }

  counted(row: RoundTableOnDay): RoundTableCounted {
    return {
      id: row.id,
      kind: row.kind,
      year: row.year,
      isHostPartner: row.is_host_partner,
      isBesideInternational: isBesideInternational(row.alongside_id, row.source?.reading ?? null),
      heldOn: row.held_on,
    };
  }

  mention(row: RoundTableOnDay, language: Language): RoundTableMention {
    const { host, reference, kind, number, title, regions, year, city, isDocumented, sample } = toSummary(
      row,
      language,
    );
    return {
      id: row.id,
      reference,
      kind,
      number,
      title,
      regions,
      year,
      city,
      host,
      firstDay: firstDayOf(row),
      lastDay: row.ends?.slice(0, 10) ?? null,
      life: row.life,
      heldOn: row.held_on,
      isDocumented,
      sample,
    };
  }

  summary(row: RoundTableRow, language: Language): RoundTableSummary {
    return toSummary(row, language);
  }

  countryName(iso3: string, language: Language): string {
    return countryName(iso3, language);
  }
}

interface LifeRow {
  readonly id: string;
  readonly life: RoundTableLife;
  readonly held_on: Day | null;
  readonly is_host_partner: boolean;
}

const livesSql = `
  SELECT t.id, l.life, l.held_on, EXISTS (SELECT FROM partner_country c WHERE c.iso3 = t.host_country) AS is_host_partner
  FROM app.round_table_lives($1) l JOIN round_table t ON t.id = l.round_table_id WHERE $2 OR NOT t.sample`;
