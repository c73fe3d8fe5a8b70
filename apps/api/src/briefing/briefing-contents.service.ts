import { Injectable } from '@nestjs/common';
import type { Briefing, RoundTableCountry } from '@portal/contracts';
import { isRefusal, isStaleForBriefing, type Language, type Refusal } from '@portal/domain';
import { OpenCommitmentsService } from '../commitment/open-commitments.service.js';
import { RecordedService } from '../minutes/recorded.service.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type RoundTableRow, RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { RoundTableRecordService } from '../round-table/round-table-record.service.js';
import { StatusPictureService } from '../status/status-picture.service.js';

import { papersOf } from './papers.queries.js';

type OfMeeting = Pick<Briefing, 'roundTable' | 'programme' | 'papers' | 'commitments' | 'conclusions' | 'last'>;

/** What stands in a briefing, from the rooms that keep it; null where nothing of that kind is recorded. */
@Injectable()
export class BriefingContentsService {
  constructor(
    private readonly roundTables: RoundTableLookup,
    private readonly records: RoundTableRecordService,
    private readonly recorded: RecordedService,
    private readonly open: OpenCommitmentsService,
    private readonly statusPictures: StatusPictureService,
  ) {}

  /** Those who take part, by name. */
  async countries(tx: ReadTransaction, row: RoundTableRow, language: Language): Promise<readonly RoundTableCountry[]> {
    if (row.fact !== null) return [];
    const collator = new Intl.Collator(language);
    return (await this.roundTables.countries(tx, row.id))
      .map(({ iso3, participation }) => ({
        iso3,
        name: this.records.countryName(iso3, language),
        participation,
        isHost: iso3 === row.host_country,
      }))
      .toSorted((one, other) => collator.compare(one.name, other.name));
  }

  /** What concerns the meeting, and what the country still owes the region. */
  async meeting(tx: ReadTransaction, actor: RequestActor, row: RoundTableRow, iso3: string): Promise<OfMeeting> {
    const { language } = actor;
    const before = (await this.records.onDay(tx, tx.now.slice(0, 10), row.sample)).findLast(
      (each) =>
        each.id !== row.id &&
        each.kind === row.kind &&
        each.held_on !== null &&
        each.region === row.region &&
        (row.starts_at === null || each.starts_at === null || each.starts_at < row.starts_at),
    );
    const last = before ? await this.recorded.facts(tx, before) : null;
    const now = await this.recorded.facts(tx, row);
    return {
      roundTable: this.records.summary(row, language),
      programme: copyOf(now.records.agenda),
      papers: await papersOf(tx, row, language),
      commitments: await this.commitmentsOf(tx, actor, row, iso3),
      conclusions: copyOf(last?.records.conclusions ?? null),
      last: before ? this.records.mention(before, language) : null,
    };
  }

  private async commitmentsOf(
    tx: ReadTransaction,
    actor: RequestActor,
    { region, sample }: RoundTableRow,
    iso3: string,
  ): Promise<Briefing['commitments']> {
    if (region === null) return null;
    return (await this.open.of(tx, actor, region))
      .filter((each) => each.addressee.iso3 === iso3 && (sample || !each.sample))
      .map(({ reference, text, dueOn }) => ({ iso3, number: reference, title: dueOn, text }));
  }

  /** Its statuses as the reader may see them today, with what is to be brought up to date. */
  async statuses(
    tx: ReadTransaction,
    { sample }: RoundTableRow,
    iso3: string,
    language: Language,
  ): Promise<Briefing['statuses'] | Refusal> {
    const picture = await this.statusPictures.of(tx, { sample: sample ? 'include' : 'exclude' });
    if (isRefusal(picture)) return picture;
    const { indicators } = picture.world;
    const nameIn = (names: Readonly<Record<string, string>> | undefined) => names?.[language] ?? names?.['en'] ?? '';
    return picture.entries(iso3).map((entry) => {
      const indicator = indicators.get(entry.indicator);
      const level = indicator?.levels.find(({ id }) => id === entry.level);
      return {
        ...entry,
        name: nameIn(indicator?.names),
        levelName: level ? nameIn(level.names) : null,
        isStale: isStaleForBriefing(entry),
      };
    });
  }
}

function copyOf<T extends object>(items: readonly T[] | null): T[] | null {
  return items === null ? null : [...items];
}
