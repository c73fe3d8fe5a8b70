import { Injectable } from '@nestjs/common';
import type { MinutesFacts, MinutesItem, MinutesRecordSection } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';

/** What is recorded of one round table, drawn together from the rooms that keep it. */
@Injectable()
export class RecordedService {
  constructor(private readonly roundTables: RoundTableLookup) {}

  async facts(tx: ReadTransaction, row: RoundTableRow): Promise<MinutesFacts> {
    const { reference, kind, number, title, format, regions, city, venue, starts, ends } = row;
    return {
      meeting: {
        reference,
        kind,
        number,
        title,
        format,
        regions,
        host: row.host_country,
        city,
        venue,
        firstDay: starts?.slice(0, 10) ?? null,
        lastDay: ends?.slice(0, 10) ?? null,
      },
      countries: (await this.roundTables.countries(tx, row.id)).map(({ iso3, participation }) => ({
        iso3,
        participation,
      })),
      guests: await this.roundTables.guests(tx, row.id),
      steps: await this.roundTables.steps(tx, row.id),
      records: {
        attendance: await this.records(tx, row, 'attendance'),
        agenda: await this.records(tx, row, 'agenda'),
        positions: await this.records(tx, row, 'positions'),
        priorities: await this.records(tx, row, 'priorities'),
        conclusions: await this.records(tx, row, 'conclusions'),
        commitments: await this.records(tx, row, 'commitments'),
      },
    };
  }

  /** Null: no room keeps it yet, which the minutes then say. */
  private records(
    _tx: ReadTransaction,
    _row: RoundTableRow,
    _section: MinutesRecordSection,
  ): Promise<readonly MinutesItem[] | null> {
    return Promise.resolve(null);
  }
}
