import { Injectable } from '@nestjs/common';
import type { HostMap, HostMapQuery } from '@portal/contracts';
import { hostStep, isAhead, isRefusal, type Refusal, wasHosted } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { RoundTableRecordService } from '../round-table/round-table-record.service.js';
import { dayAsked } from './overview.service.js';

/** The layer of the map that says who hosts round tables: on any day, of the meetings that the reader knows of. */
@Injectable()
export class HostMapService {
  constructor(
    private readonly database: Database,
    private readonly records: RoundTableRecordService,
  ) {}

  read(actor: RequestActor, { asAt, sample }: HostMapQuery): Promise<HostMap | Refusal> {
    return this.database.read(actor, async (tx) => {
      const day = dayAsked(asAt, tx.now);
      if (isRefusal(day)) return day;
      const rows = (await this.records.onDay(tx, day, sample === 'include')).map((row) => ({
        host: row.host_country,
        meeting: { life: row.life, firstDay: row.starts?.slice(0, 10) ?? null, heldOn: row.held_on },
        mention: this.records.mention(row, actor.language),
      }));
      const partners = await tx.rows<{ iso3: string }>('SELECT iso3 FROM partner_country ORDER BY iso3');
      return {
        asAt: day,
        items: partners.map(({ iso3 }) => {
          const own = rows.filter(({ host }) => host === iso3);
          return {
            iso3,
            step: hostStep(
              own.map(({ meeting }) => meeting),
              day,
            ),
            hosted: own.filter(({ meeting }) => wasHosted(meeting, day)).map(({ mention }) => mention),
            ahead: own.filter(({ meeting }) => isAhead(meeting, day)).map(({ mention }) => mention),
          };
        }),
      };
    });
  }
}
