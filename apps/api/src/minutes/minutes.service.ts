import { Injectable } from '@nestjs/common';
import type { Minutes, MinutesInput, MinutesPatch, MinutesVersions } from '@portal/contracts';
import {
  conflict,
  editMinutes,
  isRefusal,
  type Language,
  type MinutesFacts,
  notFound,
  type Refusal,
  refusalToWriteMinutes,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Versioned } from '../platform/database/transaction.js';
import { type RoundTableRow, RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { RoundTableRecordService } from '../round-table/round-table-record.service.js';
import { RoundTableTellService } from '../round-table/round-table-tell.service.js';
import { minutesById, minutesOf, type MinutesRow, toVersion } from './minutes.row.js';
import { RecordedService } from './recorded.service.js';

/** Minutes: drawn from what is recorded, written on by whoever runs the round table, frozen when they are released. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly recorded: RecordedService,
    private readonly records: RoundTableRecordService,
    private readonly told: RoundTableTellService,
  ) {}

  list(actor: RequestActor, roundTable: string): Promise<MinutesVersions | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const versions = await minutesOf(tx, roundTable);
      return {
        items: versions.map(toVersion),
        mayBegin: this.refusalToWrite(actor, row) === null && versions.every(({ released_at: at }) => at !== null),
      };
    });
  }

  read(actor: RequestActor, id: string): Promise<Minutes | Refusal> {
    return this.database.read(actor, (tx) => this.picture(tx, actor, id));
  }

  /** The first version, or the next one, which begins with the texts of the one before. */
  begin(actor: RequestActor, { roundTable, language }: MinutesInput): Promise<Minutes | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const refusal = this.refusalToWrite(actor, row);
      if (refusal) return refusal;
      const [before] = await minutesOf(tx, roundTable);
      if (before && before.released_at === null) return conflict('minutes-open');
      const { id } = await tx.insert<Versioned>('minutes', {
        round_table_id: roundTable,
        number: (before?.number ?? 0) + 1,
        language: language ?? before?.language ?? row.language,
        sections: before?.sections ?? [],
        begun_by: actor.id,
        begun_at: tx.now,
        sample: row.sample,
      });
      return this.picture(tx, actor, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { language, sections }: MinutesPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Minutes | Refusal> {
    return this.database.write(actor, async (tx) => {
      const known = await this.toWrite(tx, actor, id);
      if (isRefusal(known)) return known;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const { row } = known;
      const current = await this.picture(tx, actor, id);
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current };
      const changed = await tx.change<Versioned>('minutes', row, {
        sections: editMinutes(row.sections, language ?? row.language, sections),
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      return this.picture(tx, actor, id);
    });
  }

  /** Freezes what was seen, with what is recorded now; those who take part are told. */
  release(actor: RequestActor, id: string, version: number): Promise<Minutes | Refusal> {
    return this.database.write(actor, async (tx) => {
      const known = await this.toWrite(tx, actor, id);
      if (isRefusal(known)) return known;
      const { row, roundTable } = known;
      if (version !== row.version) return { refused: 'stale', current: await this.picture(tx, actor, id) };
      const { role, scope } = this.roundTables.officeFor(actor, roundTable);
      const changed = await tx.change<Versioned>('minutes', row, {
        facts: await this.recorded.facts(tx, roundTable),
        released_by: actor.id,
        released_role: role,
        released_scope: scope,
        released_at: tx.now,
      });
      if (isRefusal(changed)) return changed;
      await this.told.tell(tx, actor, roundTable, 'minutes-released', '/minutes');
      return this.picture(tx, actor, id);
    });
  }

  private async toWrite(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
  ): Promise<{ readonly row: MinutesRow; readonly roundTable: RoundTableRow } | Refusal> {
    const row = await minutesById(tx, id);
    if (!row) return notFound;
    const roundTable = await this.roundTables.inside(tx, row.round_table_id);
    if (isRefusal(roundTable)) return roundTable;
    const refusal = this.refusalToWrite(actor, roundTable) ?? (row.released_at === null ? null : conflict('frozen'));
    return refusal ?? { row, roundTable };
  }

  private refusalToWrite(actor: RequestActor, row: RoundTableRow): Refusal | null {
    return refusalToWriteMinutes(actor, this.roundTables.toChange(row));
  }

  private async picture(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Minutes | Refusal> {
    const row = await minutesById(tx, id);
    if (!row) return notFound;
    const roundTable = await this.roundTables.inside(tx, row.round_table_id);
    if (isRefusal(roundTable)) return roundTable;
    const facts = row.facts ?? (await this.recorded.facts(tx, roundTable));
    return {
      ...toVersion(row),
      sections: [...editMinutes(row.sections, row.language, [])].map((each) => ({ ...each, texts: { ...each.texts } })),
      facts: copyOf(facts),
      names: await this.names(tx, facts, actor.language),
      mayWrite: row.released_at === null && this.refusalToWrite(actor, roundTable) === null,
    };
  }

  /** What its regions and countries are called in the reader's language. */
  private async names(tx: ReadTransaction, facts: MinutesFacts, language: Language): Promise<Record<string, string>> {
    const regions = await tx.rows<{ code: string; name: string }>(
      `SELECT code, coalesce(names ->> $2, names ->> 'en') AS name FROM region WHERE code = ANY ($1)`,
      [facts.meeting.regions, language],
    );
    const records = Object.values(facts.records).flatMap((items) => (items ?? []).map(({ iso3 }) => iso3));
    const countries = [facts.meeting.host, ...facts.countries.map(({ iso3 }) => iso3), ...records];
    return Object.fromEntries([
      ...regions.map(({ code, name }) => [code, name] as const),
      ...countries.flatMap((iso3) =>
        iso3 === null ? [] : [[iso3, this.records.countryName(iso3, language)] as const],
      ),
    ]);
  }
}

/** As the contract has it: lists that may be written. */
function copyOf(facts: MinutesFacts): Minutes['facts'] {
  return structuredClone(facts) as Minutes['facts'];
}
