import { Inject, Injectable } from '@nestjs/common';
import type { Claim, StatusUpdate } from '@portal/contracts';
import { type Actor, archiveName, isRefusal, type Language } from '@portal/domain';
import { disclaimerIn, sentence } from '@portal/texts';
import type { Writable } from 'node:stream';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type Archive, archiveTo } from '../platform/files/archive.js';
import { FILE_STORE, type FileStore } from '../platform/files/file-store.js';
import { csvOf } from '../platform/tables/csv.js';
import type { CellValue, Table } from '../platform/tables/table.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { Vault } from '../platform/vault/vault.js';
import { ClaimRecordService } from '../status/claim-record.service.js';
import { StatusPictureService } from '../status/status-picture.service.js';
import { countrySql, type DocumentRow, documentsSql, recordKinds } from './country-records.queries.js';
import type { RecordKind } from './record-kind.js';

/** Whoever asked does not hold the office any more. */
export class NotInOffice extends Error {}

/** What is to be archived, for whom, and whom to tell how far it is. */
export interface Wanted {
  readonly exportId: string;
  readonly iso3: string;
  readonly person: Actor;
  /** @param share of the whole, 0 to 1 */
  readonly tell: (share: number) => Promise<void>;
}

const withDrafts = { sample: 'include', drafts: true } as const;

/**
 * Everything the portal holds on a country, as its focal point sees it, of one and the same instant: all records are read
 * in one snapshot under row security; the bytes of documents, which never change, after it.
 */
@Injectable()
export class CountryArchive {
  constructor(
    private readonly database: Database,
    private readonly claims: ClaimRecordService,
    private readonly pictures: StatusPictureService,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly vault: Vault,
  ) {}

  /** @throws NotInOffice */
  async write(wanted: Wanted, sink: Writable): Promise<void> {
    await archiveTo(sink, async (archive) => {
      const documents = await this.database.readAtLength(wanted.person, (tx) => this.addRecords(tx, wanted, archive));
      await this.addDocuments(wanted, documents, archive);
    });
  }

  private async addRecords(tx: ReadTransaction, wanted: Wanted, archive: Archive): Promise<DocumentRow[]> {
    const { iso3, exportId, tell } = wanted;
    const { language } = wanted.person;
    if (!(await tx.row('SELECT 1 FROM export WHERE id = $1', [exportId]))) throw new NotInOffice();
    const country = await this.country(tx, iso3);
    const asked = { iso3: [iso3], ...withDrafts };
    const keys = new Map<string, DataKey>();
    const keyOf = async (series: string): Promise<DataKey> => {
      const key = keys.get(series) ?? (await this.vault.open(tx, series));
      keys.set(series, key);
      return key;
    };
    const parts: (() => Promise<void>)[] = [
      () => archive.add('README.txt', [readme(language, country.names[language] ?? iso3, tx.now)]),
      () => archive.add('country.json', [inJson(country)]),
      () => archive.add('claims.json', jsonOf(this.claims.claims(tx, language, asked))),
      async () => archive.add('claims.csv', csvOf(await this.claims.table(tx, language, asked))),
      () => archive.add('updates.json', jsonOf(this.claims.updates(tx, language, iso3))),
      () => archive.add('updates.csv', csvOf(updateTable(this.claims.updates(tx, language, iso3)))),
      ...recordKinds.flatMap((kind) => {
        const { name, columns } = kind;
        const rows = () => opened(each(tx.batches<Row>(kind.sql, [iso3])), kind, keyOf);
        return [
          () => archive.add(`${name}.json`, jsonOf(rows())),
          () => archive.add(`${name}.csv`, csvOf({ columns, rows: cellsOf(rows(), columns) })),
        ];
      }),
    ];
    for (const [place, add] of parts.entries()) {
      await add();
      await tell(((place + 1) / parts.length) * recordsShare);
    }
    return tx.rows<DocumentRow>(documentsSql, [iso3]);
  }

  /** The country with what it reads as today, with sample data and without. */
  private async country(tx: ReadTransaction, iso3: string) {
    const row = await tx.row<{ readonly names: Readonly<Record<string, string>> }>(countrySql, [iso3]);
    if (!row) throw new Error(`${iso3} is not there`);
    const status: Record<string, unknown> = {};
    for (const sample of ['exclude', 'include'] as const) {
      const picture = await this.pictures.of(tx, { sample });
      if (isRefusal(picture)) throw new Error('today has a picture');
      status[sample === 'include' ? 'statusWithSampleData' : 'status'] = picture.entries(iso3);
    }
    return { ...row, knownAt: tx.now, ...status };
  }

  /** Reading them is entered before their bytes are. One that was removed, or whose file is missing, is listed without it. */
  private async addDocuments(wanted: Wanted, documents: readonly DocumentRow[], archive: Archive): Promise<void> {
    const listed: CellValue[][] = [];
    for (const [place, document] of documents.entries()) {
      await this.database.witness(wanted.person, 'document', document.id);
      const bytes = document.removedAt === null ? await this.files.open(document.sha256) : null;
      const file = bytes ? `documents/${archiveName(place + 1, document.title, document.mediaType)}` : null;
      if (bytes && file) await archive.add(file, bytes as AsyncIterable<Buffer>);
      listed.push([...documentColumns.map((column) => document[column]), file]);
      await wanted.tell(recordsShare + ((place + 1) / documents.length) * (1 - recordsShare));
    }
    await archive.add('documents.csv', csvOf({ columns: [...documentColumns, 'file'], rows: listed }));
  }
}

type Row = Readonly<Record<string, unknown>>;

/** How much of the whole is done once all records are written, before the bytes of documents. */
const recordsShare = 0.6;

const documentColumns = [
  'id',
  'title',
  'language',
  'mediaType',
  'size',
  'sha256',
  'visibility',
  'kind',
  'setId',
  'number',
  'removedAt',
  'uploadedBy',
  'uploadedAt',
  'sample',
] as const;

/** The files of the archive with the sentence that says what each holds. */
const described: readonly (readonly [string, string])[] = [
  ['country.json', 'country'],
  ['country-history.json, country-history.csv', 'country-history'],
  ['claims.json, claims.csv', 'claims'],
  ['updates.json, updates.csv', 'updates'],
  ['retractions.json, retractions.csv', 'retractions'],
  ['sharing.json, sharing.csv', 'sharing'],
  ['exemptions.json, exemptions.csv', 'exemptions'],
  ['work.json, work.csv', 'work'],
  ['rounds.json, rounds.csv', 'rounds'],
  ['round-exceptions.json, round-exceptions.csv', 'round-exceptions'],
  ['team.json, team.csv', 'team'],
  ['team-seats.json, team-seats.csv', 'team-seats'],
  ['team-terms.json, team-terms.csv', 'team-terms'],
  ['team-members.json, team-members.csv', 'team-members'],
  ['team-meetings.json, team-meetings.csv', 'team-meetings'],
  ['team-letters.json, team-letters.csv', 'team-letters'],
  ['round-tables.json, round-tables.csv', 'round-tables'],
  ['conclusions.json, conclusions.csv', 'conclusions'],
  ['commitments.json, commitments.csv', 'commitments'],
  ['date-poll-answers.json, date-poll-answers.csv', 'date-poll-answers'],
  ['risk-assessments, scenarios, scoring-rounds … (.json, .csv)', 'risks'],
  ['reminders.json, reminders.csv', 'reminders'],
  ['documents.csv, documents/', 'documents'],
  ['access.json, access.csv', 'access'],
  ['audit.json, audit.csv', 'audit'],
];

/** What lies where, in the reader's language; lines end as every editor of texts takes them. */
function readme(language: Language, country: string, instant: string): string {
  const words = (key: string, values: Readonly<Record<string, string>> = {}) =>
    sentence('export-files', `readme-${key}`, language, values);
  const paragraphs = [
    [words('title', { country })],
    [words('made', { instant }), words('caution')],
    described.map(([files, key]) => `${files}\r\n    ${words(key)}`),
    [words('formats'), words('harmless'), words('sample')],
    [disclaimerIn(language)],
  ];
  return `\uFEFF${paragraphs.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`;
}

function updateTable(updates: AsyncIterable<StatusUpdate>): Table {
  const columns = ['id', 'state', 'writtenByRole', 'writtenBy', 'writtenAt', 'claims', 'sample'];
  return { columns, rows: updateRows(updates) };
}

async function* updateRows(updates: AsyncIterable<StatusUpdate>): AsyncGenerator<CellValue[]> {
  for await (const { id, state, writtenBy, writtenAt, lines, sample } of updates) {
    const claims = lines.map((line: Claim) => line.id).join(';');
    yield [id, state, writtenBy.role, writtenBy.person?.name ?? null, writtenAt, claims, sample];
  }
}

async function* each<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}

/** Rows with what is sealed in them opened: a country has all of its own words. */
async function* opened(
  rows: AsyncIterable<Row>,
  { sealed }: RecordKind,
  keyOf: (series: string) => Promise<DataKey>,
): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (!sealed) {
      yield row;
      continue;
    }
    const { table, columns } = sealed;
    const key = await keyOf(String(row['seriesId']));
    const words = Object.entries(columns).map(([name, column]): [string, unknown] => {
      const value = row[name];
      return [name, Buffer.isBuffer(value) ? key.open({ table, id: String(row['id']), column }, value) : null];
    });
    yield { ...row, ...Object.fromEntries(words) };
  }
}

async function* cellsOf(rows: AsyncIterable<Row>, columns: readonly string[]): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map((column) => cellOf(row[column]));
}

function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(';')
    : JSON.stringify(value);
}

/** A list as JSON, a record a line. */
async function* jsonOf(records: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const record of records) {
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function inJson(record: unknown): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
