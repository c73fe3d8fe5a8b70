import { Injectable } from '@nestjs/common';
import type { RiskMethod, RiskMethodInput, RiskMethods } from '@portal/contracts';
import {
  conflict,
  faultsOf,
  forbidden,
  invalid,
  isCoordinator,
  isRefusal,
  notFound,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Values } from '../platform/database/transaction.js';
import { type RiskMethodRow, toDraft, toRiskMethod } from './risk-method.row.js';

/** Methods of assessing risks: a matrix as data, in versions, of use once its checks find nothing and it is published. */
@Injectable()
export class RiskMethodService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor): Promise<RiskMethods> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<RiskMethodRow>('SELECT * FROM risk_method ORDER BY created_at, series_id, number');
      return { items: rows.map((row) => answered(actor, row)) };
    });
  }

  read(actor: RequestActor, id: string): Promise<RiskMethod | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await methodById(tx, id);
      return row ? answered(actor, row) : notFound;
    });
  }

  /** A draft: of a new method, or the next version of one. */
  create(actor: RequestActor, input: RiskMethodInput): Promise<RiskMethod | Refusal> {
    return this.database.write(actor, async (tx) => {
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      const place = input.series === undefined ? { series_id: id, number: 1 } : await nextOf(tx, input.series);
      if (isRefusal(place)) return place;
      const values = { id, ...place, ...valuesOf(input), created_by: actor.id, created_at: tx.now };
      return answered(actor, await tx.insert<RiskMethodRow>('risk_method', values));
    });
  }

  change(
    actor: RequestActor,
    id: string,
    input: RiskMethodInput,
    ifMatch: number | '*' | undefined,
  ): Promise<RiskMethod | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await methodById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToChangeMethod(actor, row);
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current: answered(actor, row) };
      const changed = await tx.change<RiskMethodRow>('risk_method', row, valuesOf(input));
      return isRefusal(changed) ? changed : answered(actor, changed);
    });
  }

  publish(actor: RequestActor, id: string): Promise<RiskMethod | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await methodById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToChangeMethod(actor, row);
      if (refusal) return refusal;
      const faults = faultsOf(toDraft(row));
      if (faults.length > 0) {
        return { refused: 'conflict', code: 'method-faulty', involved: [...new Set(faults.map(({ code }) => code))] };
      }
      const changed = await tx.change<RiskMethodRow>('risk_method', row, { published_at: tx.now });
      return isRefusal(changed) ? changed : answered(actor, changed);
    });
  }
}

function refusalToChangeMethod(actor: RequestActor, { published_at: publishedAt }: RiskMethodRow): Refusal | null {
  if (!isCoordinator(actor)) return forbidden('no-permission');
  return publishedAt === null ? null : conflict('method-published');
}

function answered(actor: RequestActor, row: RiskMethodRow): RiskMethod {
  return toRiskMethod(row, actor.language, refusalToChangeMethod(actor, row));
}

function methodById(tx: ReadTransaction, id: string): Promise<RiskMethodRow | undefined> {
  return tx.row<RiskMethodRow>('SELECT * FROM risk_method WHERE id = $1', [id]);
}

/** One opening of a series after the other. */
async function nextOf(tx: Transaction, series: string) {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 53))', [series]);
  const last = await tx.row<RiskMethodRow>(
    'SELECT * FROM risk_method WHERE series_id = $1 ORDER BY number DESC LIMIT 1',
    [series],
  );
  if (!last) return invalid({ pointer: '/series', code: 'unknown-method' });
  if (last.published_at === null) return conflict('version-open');
  return { series_id: series, number: last.number + 1 };
}

function valuesOf({
  name,
  description,
  likelihood,
  impact,
  levels,
  grid,
  treatFrom,
  sources,
}: RiskMethodInput): Values {
  return { name, description, likelihood, impact, levels, grid, treat_from: treatFrom, sources };
}
