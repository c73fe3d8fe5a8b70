import { Injectable } from '@nestjs/common';
import type { Briefing, Briefings, ByBriefing } from '@portal/contracts';
import { isCoordinator, isOwnBriefing, isRefusal, isSecretariatOf, notFound, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type RoundTableRow, RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { BriefingContentsService } from './briefing-contents.service.js';
import { BriefingReadService } from './briefing-read.service.js';

/** What a country's delegation reads before a round table: for its own people, and for whoever runs it. */
@Injectable()
export class BriefingService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly contents: BriefingContentsService,
    private readonly readings: BriefingReadService,
  ) {}

  list(actor: RequestActor, id: string): Promise<Briefings | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, id);
      if (isRefusal(row)) return row;
      const readings = await this.readings.of(tx, id);
      const own = (await this.contents.countries(tx, row, actor.language)).filter(({ iso3 }) =>
        mayRead(actor, row, iso3),
      );
      return {
        items: own.map((country) => ({
          country,
          isOwn: isOwnBriefing(actor, country.iso3),
          readAt: readings.find(({ iso3 }) => iso3 === country.iso3)?.read_at ?? null,
        })),
      };
    });
  }

  /** Read by one of the country's own people, it counts as read. */
  async read(actor: RequestActor, { roundTable: id, iso3 }: ByBriefing): Promise<Briefing | Refusal> {
    const picture = () => this.database.read(actor, (tx) => this.picture(tx, actor, id, iso3));
    const before = await picture();
    if (isRefusal(before) || !before.isOwn) return before;
    await this.readings.mark(actor, id, iso3);
    return picture();
  }

  private async picture(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
    iso3: string,
  ): Promise<Briefing | Refusal> {
    const row = await this.roundTables.inside(tx, id);
    if (isRefusal(row)) return row;
    const country = (await this.contents.countries(tx, row, actor.language)).find((each) => each.iso3 === iso3);
    if (!country || !mayRead(actor, row, iso3)) return notFound;
    const statuses = await this.contents.statuses(tx, row, iso3, actor.language);
    if (isRefusal(statuses)) return statuses;
    const readings = (await this.readings.of(tx, id)).filter((each) => each.iso3 === iso3);
    return {
      ...(await this.contents.meeting(tx, actor, row, iso3)),
      country,
      isOwn: isOwnBriefing(actor, iso3),
      statuses,
      readings: readings.map(({ person_id, person_name, read_at }) => ({
        person: person_name === null ? null : { id: person_id, name: person_name },
        at: read_at,
      })),
    };
  }
}

/** The country's own people, the secretariats of the meeting's regions, and coordinators. */
function mayRead(actor: RequestActor, { regions }: RoundTableRow, iso3: string): boolean {
  return isOwnBriefing(actor, iso3) || isSecretariatOf(actor, regions) || isCoordinator(actor);
}
