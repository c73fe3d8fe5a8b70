import { Injectable } from '@nestjs/common';
import type { IndicatorDefinition, LevelInput, LevelPatch } from '@portal/contracts';
import {
  conflict,
  errorsInNames,
  invalid,
  isBreak,
  isRefusal,
  leastLevels,
  mostLevels,
  notFound,
  placedAt,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { appendDefinition, definitionOf, type IndicatorRow, keepAsKnown, usesOf } from './definition.queries.js';
import { orCurrent } from './definition.service.js';
import { LookAgainService } from './look-again.service.js';

/** The levels of an indicator. Two editors of any of them are two editors of the indicator: it carries the version. */
@Injectable()
export class LevelService {
  constructor(
    private readonly database: Database,
    private readonly lookAgain: LookAgainService,
  ) {}

  add(actor: RequestActor, id: string, input: LevelInput): Promise<IndicatorDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const before = await definitionOf(tx, id);
      if (!before) return notFound;
      const { order, ...level } = input;
      if (before.levels.some((each) => each.id === level.id)) return conflict('id-taken', '/id');
      if (before.levels.length >= mostLevels) return conflict('too-many-levels');
      const names = before.levels.map((each) => each.names);
      const errors = errorsInNames(level.names, names, '/names');
      const gaps = order > before.levels.length ? [{ pointer: '/order', code: 'order-gap' as const }] : [];
      if (errors.length + gaps.length > 0) return invalid(...errors, ...gaps);
      return this.changed(tx, actor, before, before.version, false, async () => {
        await tx.insert('indicator_level', { indicator: id, ...level, position: before.levels.length });
        await arrange(
          tx,
          id,
          placedAt(
            before.levels.map((each) => each.id),
            level.id,
            order,
          ),
        );
      });
    });
  }

  change(
    actor: RequestActor,
    id: string,
    levelId: string,
    patch: LevelPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const before = await definitionOf(tx, id);
      const level = before?.levels.find((each) => each.id === levelId);
      if (!before || !level) return notFound;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const { names = level.names, means = level.means, closedOn = level.closedOn, order = level.order } = patch;
      const others = before.levels.filter((each) => each.id !== levelId);
      const errors = errorsInNames(
        names,
        others.map((each) => each.names),
        '/names',
      );
      const gaps = order > others.length ? [{ pointer: '/order', code: 'order-gap' as const }] : [];
      if (errors.length + gaps.length > 0) return invalid(...errors, ...gaps);
      const open = others.filter((each) => each.closedOn === null).length + (closedOn === null ? 1 : 0);
      if (closedOn !== null && level.closedOn === null && open < leastLevels) {
        return conflict('too-few-levels', '/closedOn');
      }
      const version = ifMatch === '*' ? before.version : ifMatch;
      return this.changed(tx, actor, before, version, patch.changesMeaning, async () => {
        await tx.rows(
          'UPDATE indicator_level SET names = $3, means = $4, closed_on = $5 WHERE indicator = $1 AND id = $2',
          [id, levelId, JSON.stringify(names), JSON.stringify(means), closedOn],
        );
        const ids = before.levels.map((each) => each.id);
        await arrange(tx, id, placedAt(ids, levelId, order));
      });
    });
  }

  /** Only what nobody ever chose: a level that a claim uses is closed instead. */
  remove(actor: RequestActor, id: string, levelId: string): Promise<IndicatorDefinition | Refusal> {
    return this.database.write(actor, async (tx) => {
      const before = await definitionOf(tx, id);
      if (!before?.levels.some((each) => each.id === levelId)) return notFound;
      // Held, so that nobody begins a draft with it meanwhile.
      await tx.rows('SELECT 1 FROM indicator_level WHERE indicator = $1 AND id = $2 FOR UPDATE', [id, levelId]);
      const { claims, drafts } = await usesOf(tx, id, levelId);
      if (claims > 0) return conflict('level-in-claims');
      if (drafts > 0) return conflict('level-in-drafts');
      const rest = before.levels.filter((each) => each.id !== levelId);
      if (rest.filter((each) => each.closedOn === null).length < leastLevels) return conflict('too-few-levels');
      return this.changed(tx, actor, before, before.version, false, async () => {
        await tx.rows('DELETE FROM indicator_level WHERE indicator = $1 AND id = $2', [id, levelId]);
        await arrange(
          tx,
          id,
          rest.map((each) => each.id),
        );
      });
    });
  }

  /** What was known is kept, the indicator counts on, and where its meaning broke validators look again. */
  private async changed(
    tx: Transaction,
    actor: RequestActor,
    before: IndicatorDefinition,
    version: number,
    changesMeaning: boolean,
    act: () => Promise<void>,
  ): Promise<IndicatorDefinition | Refusal> {
    const { id } = before;
    await keepAsKnown(tx, id);
    const counted = await tx.change<Pick<IndicatorRow, 'id' | 'version'>>('indicator', before, {}, version);
    if (isRefusal(counted)) return orCurrent(counted, await definitionOf(tx, id));
    await act();
    const after = await definitionOf(tx, id);
    if (!after) return notFound;
    // What nobody has claimed yet has no series that could break.
    const hasClaims = (await usesOf(tx, id, null)).claims > 0;
    const breaks = hasClaims && isBreak(before.levels, after.levels, changesMeaning);
    await appendDefinition(tx, id, { asksSince: undefined, shelfLifeMonths: undefined, isBreak: breaks });
    if (breaks) await this.lookAgain.askForIndicator(tx, actor, id);
    return (await definitionOf(tx, id)) ?? notFound;
  }
}

/** Gives the levels their places, from 0 and without a gap. */
async function arrange(tx: Transaction, indicator: string, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `UPDATE indicator_level SET position = array_position($2::text[], id) - 1
     WHERE indicator = $1 AND position <> array_position($2::text[], id) - 1`,
    [indicator, ids],
  );
}
