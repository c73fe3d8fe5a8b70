import type { PublishedFigure } from '@portal/contracts';
import type { Day, Instant } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** The newest published figure of each kind that stands beside an indicator's picture of a day. */
export function publishedFiguresOn(
  tx: ReadTransaction,
  indicator: string,
  day: Day,
  knownAt: Instant,
): Promise<PublishedFigure[]> {
  return tx.rows<PublishedFigure>(
    `SELECT DISTINCT ON (figure) figure, level, value, unit,
       jsonb_build_object('from', period_from, 'to', period_to) AS period, as_at AS "asAt", source, paragraph
     FROM published_figure
     WHERE published AND (indicator = $1 OR figure = 'partner-countries') AND as_at <= $2 AND recorded_at <= $3
       AND (replaced_at IS NULL OR $3 < replaced_at)
     ORDER BY figure, as_at DESC, recorded_at DESC`,
    [indicator, day, knownAt],
  );
}

/** All figures that stand beside a picture of some day, the newest first. */
export function publishedFiguresKnownAt(tx: ReadTransaction, knownAt: Instant): Promise<PublishedFigure[]> {
  return tx.rows<PublishedFigure>(
    `SELECT figure, level, value, unit, jsonb_build_object('from', period_from, 'to', period_to) AS period,
       as_at AS "asAt", source, paragraph
     FROM published_figure
     WHERE published AND recorded_at <= $1 AND (replaced_at IS NULL OR $1 < replaced_at)
     ORDER BY as_at DESC, figure, recorded_at DESC`,
    [knownAt],
  );
}
