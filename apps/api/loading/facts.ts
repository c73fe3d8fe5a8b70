import { type DocumentedFact, facts, reportAsAt, reportOf2019 } from '@portal/reference';
import { rebuildSpansOf } from '../src/status/spans.service.js';
import { type Owner, recordedAt } from './owner.js';

/**
 * What the report for 2019 documents, as validated claims with the report's precision, decided at the
 * instant they are loaded; and the figures it prints or lets count. Loading twice changes nothing.
 */
export async function loadFacts(owner: Owner): Promise<void> {
  const at = await recordedAt(owner, 'published_figure');
  for (const fact of facts) {
    if (fact.kind === 'status-claim') await loadClaim(owner, fact);
    else await loadFigure(owner, fact, at);
  }
}

async function loadClaim(owner: Owner, fact: DocumentedFact): Promise<void> {
  const { indicator, level, effectiveOn, effectivePrecision } = fact;
  const [iso3] = fact.countries;
  if (!iso3 || !indicator || !level || !effectiveOn) throw new Error(`the fact ${fact.id} is not whole`);
  const evidence = [
    {
      kind: 'source',
      source: reportOf2019,
      paragraph: fact.paragraph,
      quote: fact.quoteZh,
      paraphrase: fact.paraphrase,
      ambiguity: fact.ambiguity,
    },
  ];
  const added = await owner.rows(
    `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, evidence, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'validated', $8, now()) ON CONFLICT (fact) DO NOTHING RETURNING id`,
    [fact.id, iso3, indicator, level, effectiveOn, effectivePrecision, reportAsAt, JSON.stringify(evidence)],
  );
  if (added.length > 0) await rebuildSpansOf(owner, iso3, indicator);
}

async function loadFigure(owner: Owner, fact: DocumentedFact, at: string): Promise<void> {
  const { figure = '' } = fact;
  const [subject = '', level] = figure.split('.');
  const [known] = await owner.rows<{ is_indicator: boolean; is_level: boolean }>(
    `SELECT EXISTS (SELECT FROM indicator WHERE id = $1) AS is_indicator,
       EXISTS (SELECT FROM indicator_level WHERE indicator = $1 AND id = $2) AS is_level`,
    [subject, level ?? null],
  );
  await owner.rows(
    `INSERT INTO published_figure (id, figure, indicator, level, value, unit, period_from, period_to, as_at, source, paragraph,
       published, quote, paraphrase, ambiguity, countries, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, ${at}) ON CONFLICT (id) DO NOTHING`,
    [
      fact.id,
      figure,
      known?.is_indicator ? subject : null,
      known?.is_level ? (level ?? null) : null,
      fact.value ?? 0,
      fact.unit ?? '',
      fact.period.from,
      fact.period.to,
      fact.asAt ?? reportAsAt,
      reportOf2019,
      fact.paragraph,
      fact.published ?? false,
      fact.quoteZh,
      JSON.stringify(fact.paraphrase),
      fact.ambiguity ? JSON.stringify(fact.ambiguity) : null,
      fact.countries,
    ],
  );
}
