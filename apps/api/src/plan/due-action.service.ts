import { Injectable } from '@nestjs/common';
import { type Actor, type Day, whoAnswers } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type DueActionRow, dueActions, ownPlansOf } from './due-action.queries.js';

export type { DueActionRow } from './due-action.queries.js';

/** Which actions wait for a word on how they stand: what other rooms ask of plans. */
@Injectable()
export class DueActionService {
  /** Those about which the actor is the one to ask, the most urgent first. */
  async of(tx: ReadTransaction, actor: Actor, day: Day): Promise<readonly DueActionRow[]> {
    const own = await ownPlansOf(tx);
    if (own.length === 0) return [];
    const due = await dueActions(tx, day, own);
    return due.filter((row) => whoAnswers(row).includes(actor.id));
  }
}

/** Where somebody says how an action stands, without looking for it. */
export function answerPath(actionId: string): string {
  return `/actions/${actionId}/report`;
}
