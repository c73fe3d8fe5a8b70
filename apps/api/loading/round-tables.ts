import { roundTableReference } from '@portal/domain';
import { documentedRoundTables, reportOf2019 } from '@portal/reference';
import type { Owner } from './owner.js';

/** The language of the source, in which nobody gave these meetings a title. */
const language = 'zh';

/**
 * The round tables that the report for 2019 documents (§82), as held, with the year alone: it names no day. Loading
 * twice changes nothing.
 */
export async function loadRoundTables(owner: Owner): Promise<void> {
  const running = new Map<string, number>();
  for (const each of documentedRoundTables) {
    const number = (running.get(each.region) ?? 0) + 1;
    running.set(each.region, number);
    const { paragraph, quoteZh: quote, reading, otherSource } = each;
    const [made] = await owner.rows<{ id: string }>(
      `INSERT INTO round_table (reference, kind, region, language, format, host_country, city, year, life, fact, source)
       VALUES ($1, 'regional', $2, $3, $4, $5, $6, $7, 'held', $8, $9) ON CONFLICT (fact) DO NOTHING RETURNING id`,
      [
        roundTableReference(each.region, each.year, number),
        each.region,
        language,
        each.format,
        each.hostCountry,
        each.city,
        each.year,
        each.id,
        JSON.stringify({ source: reportOf2019, paragraph, quote, reading, otherSource }),
      ],
    );
    if (made) {
      await owner.rows('INSERT INTO round_table_region (round_table_id, region) VALUES ($1, $2)', [
        made.id,
        each.region,
      ]);
    }
  }
}
