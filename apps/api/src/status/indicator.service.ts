import { Injectable } from '@nestjs/common';
import type { Indicators, PublishedFigure, PublishedFigures, PublishedFiguresQuery } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { orderOf } from '../platform/http/lists.js';
import { knownWorld, type Texts } from './known-world.queries.js';
import { nameIn, toIndicator } from './picture.js';

interface FigureRow extends PublishedFigure {
  readonly published: boolean;
  readonly quote: string;
  readonly paraphrase: Texts;
  readonly ambiguity: Texts | null;
  readonly total: number;
}

/** Indicators and their levels, and what sources print; data, in the reader's language. */
@Injectable()
export class IndicatorService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor): Promise<Indicators> {
    return this.database.read(actor, async (tx) => {
      const { indicators } = await knownWorld(tx, tx.now, true);
      return { items: [...indicators.values()].map((indicator) => toIndicator(indicator, actor.language)) };
    });
  }

  figures(
    actor: RequestActor,
    { page, limit, sort, figure }: PublishedFiguresQuery,
  ): Promise<PublishedFigures | Refusal> {
    const order = orderOf(
      sort,
      { figure: 'figure', asAt: 'as_at', value: 'value', source: 'source' },
      'as_at DESC, figure',
    );
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<FigureRow>(
        `SELECT figure, level, value, unit, jsonb_build_object('from', period_from, 'to', period_to) AS period,
           as_at AS "asAt", source, paragraph, published, quote, paraphrase, ambiguity, count(*) OVER ()::int AS total
         FROM published_figure WHERE ($1::text[] IS NULL OR figure = ANY ($1)) ORDER BY ${order} LIMIT $2 OFFSET $3`,
        [figure ?? null, limit, (page - 1) * limit],
      );
      const items = rows.map(({ paraphrase, ambiguity, total: _total, ...row }) => ({
        ...row,
        paraphrase: nameIn(paraphrase, actor.language),
        ambiguity: ambiguity ? nameIn(ambiguity, actor.language) : null,
      }));
      return { items, page, limit, total: rows[0]?.total ?? 0 };
    });
  }
}
