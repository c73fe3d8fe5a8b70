import { Injectable } from '@nestjs/common';
import type {
  IndicatorDefinition,
  IndicatorDefinitions,
  IndicatorInput,
  IndicatorPatch,
  KeptTexts,
  SettingHistory,
} from '@portal/contracts';
import { conflict, errorsInLevels, errorsInNames, invalid, isRefusal, notFound, type Refusal } from '@portal/domain';
import { SettingHistoryService } from '../audit/setting-history.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { appendDefinition, definitionOf, definitionsOf, type IndicatorRow, keepAsKnown } from './definition.queries.js';

/** Indicators as coordinators define them: a new one needs no release, and what was known before stays known. */
@Injectable()
export class DefinitionService {
  constructor(
    private readonly database: Database,
    private readonly histories: SettingHistoryService,
  ) {}

  async list(actor: RequestActor): Promise<IndicatorDefinitions> {
    return { items: await this.database.read(actor, (tx) => definitionsOf(tx, null)) };
  }

  read(actor: RequestActor, id: string): Promise<IndicatorDefinition | Refusal> {
    return this.database.read(actor, async (tx) => (await definitionOf(tx, id)) ?? notFound);
  }

  create(actor: RequestActor, input: IndicatorInput): Promise<IndicatorDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const { id, names, asksSince, shelfLifeMonths, levels } = input;
      if (await tx.row('SELECT 1 FROM indicator WHERE id = $1', [id])) return conflict('id-taken', '/id');
      const errors = [...errorsInNames(names, await otherNames(tx, id), '/names'), ...errorsInLevels(levels)];
      if (errors.length > 0) return invalid(...errors);
      const added = await tx.row(
        `INSERT INTO indicator (id, names, position) SELECT $1, $2, coalesce(max(position) + 1, 0) FROM indicator
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, JSON.stringify(names)],
      );
      if (!added) return conflict('id-taken', '/id'); // somebody was faster
      for (const { order, ...level } of levels) {
        await tx.insert('indicator_level', { indicator: id, ...level, position: order });
      }
      await appendDefinition(tx, id, { asksSince, shelfLifeMonths, isBreak: false });
      return (await definitionOf(tx, id)) ?? notFound;
    });
  }

  /** Names, since when it is asked, how long a level holds, and whether it still takes claims. */
  change(
    actor: RequestActor,
    id: string,
    patch: IndicatorPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<IndicatorRow>('SELECT * FROM indicator WHERE id = $1', [id]);
      if (!row) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const { names = row.names, closedOn, asksSince, shelfLifeMonths } = patch;
      const errors = errorsInNames(names, await otherNames(tx, id), '/names');
      if (errors.length > 0) return invalid(...errors);
      await keepAsKnown(tx, id);
      const values = { names, closed_on: closedOn === undefined ? row.closed_on : closedOn };
      const changed = await tx.change<IndicatorRow>('indicator', row, values, ifMatch === '*' ? row.version : ifMatch);
      if (isRefusal(changed)) return orCurrent(changed, await definitionOf(tx, id));
      await appendDefinition(tx, id, { asksSince, shelfLifeMonths, isBreak: false });
      return (await definitionOf(tx, id)) ?? notFound;
    });
  }

  history(actor: RequestActor, id: string): Promise<SettingHistory | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM indicator WHERE id = $1', [id]))) return notFound;
      const indicator = id;
      return this.histories.of(tx, {
        indicator: { id },
        indicator_level: { indicator },
        indicator_definition: { indicator },
      });
    });
  }
}

/** Whoever was slower is shown what stands now. */
export function orCurrent(refusal: Refusal, current: unknown): Refusal {
  return refusal.refused === 'stale' ? { refused: 'stale', current } : refusal;
}

async function otherNames(tx: ReadTransaction, id: string): Promise<readonly KeptTexts[]> {
  const rows = await tx.rows<{ names: KeptTexts }>('SELECT names FROM indicator WHERE id <> $1', [id]);
  return rows.map(({ names }) => names);
}
