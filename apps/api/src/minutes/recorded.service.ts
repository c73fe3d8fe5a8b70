import { Injectable } from '@nestjs/common';
import type { MinutesFacts } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { recordedItems } from './recorded.queries.js';

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
        attendance: await recordedItems(tx, 'attendance', row),
        agenda: await recordedItems(tx, 'agenda', row),
        positions: await recordedItems(tx, 'positions', row),
        priorities: await recordedItems(tx, 'priorities', row),
        conclusions: await recordedItems(tx, 'conclusions', row),
        commitments: await recordedItems(tx, 'commitments', row),
      },
    };
  }
}
