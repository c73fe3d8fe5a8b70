import { Injectable } from '@nestjs/common';
import type { RiskMethod } from '@portal/contracts';
import { conflict, type Language, type MethodShape } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type RiskMethodRow, toRiskMethod, toShape } from './risk-method.row.js';

const published = conflict('method-published');

/** Published methods for the rooms whose records are bound to one. */
@Injectable()
export class RiskMethodLookup {
  /** Undefined: absent, or not published. */
  async shapeOf(tx: ReadTransaction, id: string): Promise<MethodShape | undefined> {
    return (await this.shapesOf(tx, [id])).get(id);
  }

  async shapesOf(tx: ReadTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, MethodShape>> {
    const rows = await tx.rows<RiskMethodRow>(
      'SELECT * FROM risk_method WHERE id = ANY ($1) AND published_at IS NOT NULL',
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.id, toShape(row)]));
  }

  /** As its readers see it; nobody changes what is published. */
  async read(tx: ReadTransaction, id: string, language: Language): Promise<RiskMethod> {
    const row = await tx.row<RiskMethodRow>('SELECT * FROM risk_method WHERE id = $1', [id]);
    if (!row) throw new Error('an assessment without its method');
    return toRiskMethod(row, language, published);
  }
}
