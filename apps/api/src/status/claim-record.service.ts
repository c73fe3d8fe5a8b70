import { Injectable } from '@nestjs/common';
import type { Claim, ClaimFileQuery, Evidence, Hand, StatusUpdate } from '@portal/contracts';
import type { Language } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { CellValue, Table } from '../platform/tables/table.js';
import { toClaims, toUpdates } from './claim.mapping.js';
import type { ClaimRow, UpdateRow } from './claim.row.js';
import { type KnownWorld, knownWorld } from './known-world.queries.js';
import { nameIn } from './picture.js';

/** Which claims; `drafts` with those that were never sent. */
export type ClaimsAsked = Partial<Omit<ClaimFileQuery, 'sample'>> &
  Pick<ClaimFileQuery, 'sample'> & { drafts: boolean };

/** Claims and updates in any number, for files: what each says to the actor of the transaction, some at a time. */
@Injectable()
export class ClaimRecordService {
  /** Claims in the order of countries, indicators and days. */
  async *claims(tx: ReadTransaction, language: Language, asked: ClaimsAsked): AsyncGenerator<Claim> {
    const { iso3, indicator, region, state, from, to, sample, drafts } = asked;
    const values = [iso3, indicator, region, state, from, to].map((value) => value ?? null);
    for await (const rows of tx.batches<ClaimRow>(claimsSql, [...values, sample === 'include', drafts])) {
      yield* await toClaims(tx, rows, language);
    }
  }

  /** One row a claim. */
  async table(tx: ReadTransaction, language: Language, asked: ClaimsAsked): Promise<Table> {
    const names = namesFrom(await knownWorld(tx, tx.now, true), language);
    return { columns: Object.keys(cells), rows: rowsOf(this.claims(tx, language, asked), names) };
  }

  /** A country's updates with their lines, oldest first. */
  async *updates(tx: ReadTransaction, language: Language, iso3: string): AsyncGenerator<StatusUpdate> {
    const sql = 'SELECT * FROM status_update WHERE iso3 = $1 ORDER BY written_at, id';
    for await (const rows of tx.batches<UpdateRow>(sql, [iso3], 100)) yield* await toUpdates(tx, rows, language);
  }
}

const claimsSql = `
  SELECT * FROM claim
  WHERE ($1::text[] IS NULL OR iso3 = ANY ($1)) AND ($2::text[] IS NULL OR indicator = ANY ($2))
    AND ($3::text IS NULL OR iso3 IN (SELECT m.iso3 FROM membership m WHERE m.region = $3
      AND (m.since IS NULL OR m.since <= app.today()) AND (m.until IS NULL OR app.today() <= m.until)))
    AND (CASE WHEN $4::text[] IS NULL THEN $8 OR state <> 'draft' ELSE state = ANY ($4) END)
    AND ($5::date IS NULL OR effective_on >= $5) AND ($6::date IS NULL OR effective_on <= $6) AND ($7 OR NOT sample)
  ORDER BY iso3, indicator, effective_on, id`;

interface Names {
  readonly countries: ReadonlyMap<string, string>;
  readonly indicators: ReadonlyMap<string, string>;
  /** By `indicator/level`. */
  readonly levels: ReadonlyMap<string, string>;
}

function namesFrom(world: KnownWorld, language: Language): Names {
  const indicators = [...world.indicators.values()];
  return {
    countries: new Map(world.countries.map(({ iso3, names }) => [iso3, nameIn(names, language)])),
    indicators: new Map(indicators.map(({ id, names }) => [id, nameIn(names, language)])),
    levels: new Map(
      indicators.flatMap(({ id, levels }) =>
        levels.map((level) => [`${id}/${level.id}`, nameIn(level.names, language)] as const),
      ),
    ),
  };
}

async function* rowsOf(claims: AsyncIterable<Claim>, names: Names): AsyncGenerator<CellValue[]> {
  const makers = Object.values(cells);
  for await (const claim of claims) yield makers.map((cell) => cell(claim, names));
}

/** The columns of a claim, and what stands in each. */
const cells: Readonly<Record<string, (claim: Claim, names: Names) => CellValue>> = {
  id: ({ id }) => id,
  updateId: ({ updateId }) => updateId,
  iso3: ({ iso3 }) => iso3,
  country: ({ iso3 }, { countries }) => countries.get(iso3) ?? null,
  indicator: ({ indicator }) => indicator,
  indicatorName: ({ indicator }, { indicators }) => indicators.get(indicator) ?? null,
  level: ({ level }) => level,
  levelName: ({ indicator, level }, { levels }) => levels.get(`${indicator}/${level}`) ?? null,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  effectivePrecision: ({ effectivePrecision }) => effectivePrecision,
  attestedOn: ({ attestedOn }) => attestedOn,
  state: ({ state }) => state,
  rule: ({ rule }) => rule,
  visibility: ({ visibility }) => visibility,
  note: ({ note }) => note,
  evidence: ({ evidence }) => evidence.map(inWords).join(' | '),
  confirms: ({ confirms }) => confirms,
  replaces: ({ replaces }) => replaces,
  sentByRole: ({ sentBy }) => officeOf(sentBy),
  sentBy: ({ sentBy }) => sentBy?.person?.name ?? null,
  sentAt: ({ sentAt }) => sentAt,
  decidedByRole: ({ decidedBy }) => officeOf(decidedBy),
  decidedBy: ({ decidedBy }) => decidedBy?.person?.name ?? null,
  decidedAt: ({ decidedAt }) => decidedAt,
  reason: ({ reason }) => reason,
  retractionAskedByRole: ({ retraction }) => officeOf(retraction?.askedBy),
  retractionAskedBy: ({ retraction }) => retraction?.askedBy.person?.name ?? null,
  retractionAskedAt: ({ retraction }) => retraction?.askedAt ?? null,
  retractionReason: ({ retraction }) => retraction?.reason ?? null,
  retractionAgreedByRole: ({ retraction }) => officeOf(retraction?.agreedBy),
  retractionAgreedBy: ({ retraction }) => retraction?.agreedBy?.person?.name ?? null,
  retractionAgreedAt: ({ retraction }) => retraction?.agreedAt ?? null,
  sample: ({ sample }) => sample,
};

/** `focal-point MAR`, `secretariat NAS`, `coordinator`. */
function officeOf(hand: Hand | null | undefined): string | null {
  if (!hand) return null;
  const { role, scope } = hand;
  if (scope.kind === 'country') return `${role} ${scope.iso3}`;
  return scope.kind === 'region' ? `${role} ${scope.code}` : role;
}

/** A piece of evidence in a cell; a document that the reader may not see is only held. */
function inWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'link':
      return `${evidence.title} <${evidence.url}>`;
    case 'document':
      return `${evidence.title ?? 'document'} [${evidence.documentId}]`;
    case 'source':
      return `${evidence.source}, §${evidence.paragraph}: ${evidence.quote}`;
  }
}
