import { Injectable } from '@nestjs/common';
import type {
  FigureInput,
  FigurePatch,
  PublishedFigureEntry,
  PublishedFigures,
  PublishedFiguresQuery,
  SettingHistory,
} from '@portal/contracts';
import { type Day, invalid, isRefusal, latestDayBegun, notFound, type Refusal } from '@portal/domain';
import { randomUUID } from 'node:crypto';
import { SettingHistoryService } from '../audit/setting-history.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Values } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import type { Texts } from './known-world.queries.js';
import { nameIn } from './picture.js';

interface FigureRow extends Omit<PublishedFigureEntry, 'paraphrase' | 'ambiguity'> {
  readonly paraphrase: Texts;
  readonly ambiguity: Texts | null;
  readonly total: number;
}

interface KeptFigure {
  readonly id: string;
  readonly period_from: Day;
  readonly period_to: Day;
  readonly version: number;
}

/** What every correction keeps, and what the copy of the state before it takes along. */
const kept = `figure, indicator, level, value, unit, period_from, period_to, as_at, source, paragraph, published, quote,
  paraphrase, ambiguity, countries, recorded_at`;

/** What sources print, with where: beside the figures that are computed from records, never in their place. */
@Injectable()
export class PublishedFigureService {
  constructor(
    private readonly database: Database,
    private readonly histories: SettingHistoryService,
  ) {}

  list(actor: RequestActor, { page, limit, sort, figure }: PublishedFiguresQuery): Promise<PublishedFigures | Refusal> {
    const order = orderOf(
      sort,
      { figure: 'figure', asAt: 'as_at', value: 'value', source: 'source' },
      'as_at DESC, figure',
    );
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<FigureRow>(
        `${selectFigures} WHERE replaces IS NULL AND ($1::text[] IS NULL OR figure = ANY ($1))
         ORDER BY ${order} LIMIT $2 OFFSET $3`,
        [figure ?? null, limit, (page - 1) * limit],
      );
      const items = rows.map((row) => toFigure(row, actor.language));
      return { items, page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  read(actor: RequestActor, id: string): Promise<PublishedFigureEntry | Refusal> {
    return this.database.read(actor, (tx) => figureOf(tx, id, actor.language));
  }

  /** For other rooms: the newest of each of these figures for a year, among those that count as at a day or before. */
  async ofYear(
    tx: ReadTransaction,
    figures: readonly string[],
    year: number,
    day: Day,
    language: string,
  ): Promise<readonly PublishedFigureEntry[]> {
    const rows = await tx.rows<FigureRow>(
      `SELECT DISTINCT ON (figure) * FROM (${selectFigures} WHERE replaces IS NULL AND figure = ANY ($1)
         AND period_from <= make_date($2, 12, 31) AND make_date($2, 1, 1) <= period_to AND as_at <= $3) kept
       ORDER BY figure, "asAt" DESC`,
      [figures, year, day],
    );
    return rows.map((row) => toFigure(row, language));
  }

  create(actor: RequestActor, input: FigureInput): Promise<PublishedFigureEntry | Refusal> {
    return this.database.write(actor, async (tx) => {
      const subject = await subjectOf(tx, input.figure);
      if (isRefusal(subject)) return subject;
      if (input.asAt > latestDayBegun(tx.now)) return invalid({ pointer: '/asAt', code: 'future-day' });
      const id = randomUUID();
      await tx.post('published_figure', {
        id,
        figure: input.figure,
        ...subject,
        ...columnsOf(input),
        published: true,
        paraphrase: {},
      });
      return figureOf(tx, id, actor.language);
    });
  }

  /** Corrects a figure; pictures that were known before keep what it said then. */
  change(
    actor: RequestActor,
    id: string,
    patch: FigurePatch,
    ifMatch: number | '*' | undefined,
  ): Promise<PublishedFigureEntry | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<KeptFigure>('SELECT * FROM published_figure WHERE id = $1 AND replaces IS NULL', [id]);
      if (!row) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (patch.asAt !== undefined && patch.asAt > latestDayBegun(tx.now)) {
        return invalid({ pointer: '/asAt', code: 'future-day' });
      }
      await leaveAsItWas(tx, id);
      const values = { ...columnsOf(patch), recorded_at: tx.now };
      const changed = await tx.change<KeptFigure>(
        'published_figure',
        row,
        values,
        ifMatch === '*' ? row.version : ifMatch,
      );
      const present = await figureOf(tx, id, actor.language);
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current: present } : changed;
      return present;
    });
  }

  history(actor: RequestActor, id: string): Promise<SettingHistory | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM published_figure WHERE id = $1', [id]))) return notFound;
      return this.histories.of(tx, { published_figure: { id } });
    });
  }
}

const selectFigures = `
  SELECT id, version, figure, level, value, unit, jsonb_build_object('from', period_from, 'to', period_to) AS period,
    as_at AS "asAt", source, paragraph, published, quote, paraphrase, ambiguity, count(*) OVER ()::int AS total
  FROM published_figure`;

async function figureOf(tx: ReadTransaction, id: string, language: string): Promise<PublishedFigureEntry | Refusal> {
  const row = await tx.row<FigureRow>(`${selectFigures} WHERE id = $1 AND replaces IS NULL`, [id]);
  return row ? toFigure(row, language) : notFound;
}

function toFigure({ paraphrase, ambiguity, total: _total, ...row }: FigureRow, language: string): PublishedFigureEntry {
  return {
    ...row,
    paraphrase: nameIn(paraphrase, language),
    ambiguity: ambiguity ? nameIn(ambiguity, language) : null,
  };
}

/** The state that a correction ends: a row of its own, which only pictures of earlier instants read. */
async function leaveAsItWas(tx: Transaction, id: string): Promise<void> {
  await tx.rows(
    `INSERT INTO published_figure (id, replaces, replaced_at, ${kept})
     SELECT $2, id, now(), ${kept} FROM published_figure WHERE id = $1`,
    [id, randomUUID()],
  );
}

function columnsOf({ value, unit, period, asAt, source, paragraph, quote, published }: FigurePatch): Values {
  const columns = {
    value,
    unit,
    period_from: period?.from,
    period_to: period?.to,
    as_at: asAt,
    source,
    paragraph,
    quote,
    published,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined));
}

/** What a figure counts: the network's countries, an indicator, or one of its levels. */
async function subjectOf(
  tx: ReadTransaction,
  figure: string,
): Promise<{ readonly indicator: string | null; readonly level: string | null } | Refusal> {
  if (figure === 'partner-countries') return { indicator: null, level: null };
  const [indicator = '', level = null] = figure.split('.');
  if (!(await tx.row('SELECT 1 FROM indicator WHERE id = $1', [indicator]))) {
    return invalid({ pointer: '/figure', code: 'unknown-indicator' });
  }
  if (
    level !== null &&
    !(await tx.row('SELECT 1 FROM indicator_level WHERE indicator = $1 AND id = $2', [indicator, level]))
  ) {
    return invalid({ pointer: '/figure', code: 'unknown-level' });
  }
  return { indicator, level };
}
