import { Injectable } from '@nestjs/common';
import type { Readiness, ReadinessCell, ReadinessMarkInput, ReadinessRow } from '@portal/contracts';
import {
  compareReadiness,
  conflict,
  dayOfInstant,
  forbidden,
  invalid,
  isFocalPointOf,
  isRefusal,
  isToCall,
  lateSteps,
  type ReadinessMarkKind,
  type ReadinessStep,
  readinessSteps,
  type Refusal,
  stepStand,
  tickedSteps,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { type ReadinessKnown, readinessOf } from './readiness.queries.js';

/** How ready each country is, step by step; what is late comes first. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
  ) {}

  read(actor: RequestActor, roundTable: string): Promise<Readiness | Refusal> {
    return this.database.read(actor, (tx) => this.pictured(tx, actor, roundTable));
  }

  /** Ticks a step that no record tells of, takes one as it is with a reason, or opens it again. */
  mark(actor: RequestActor, input: ReadinessMarkInput): Promise<Readiness | Refusal> {
    const { roundTable, iso3, step, mark, reason } = input;
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const takesPart = (await this.roundTables.countries(tx, roundTable)).some((each) => each.iso3 === iso3);
      if (!takesPart) return conflict('not-taking-part');
      if (mark === 'accepted' && reason.trim() === '') return invalid({ pointer: '/reason', code: 'required' });
      if (mark === 'done' && !isTicked(step)) return conflict('not-ticked');
      const mayRun = this.roundTables.mayRun(actor, row);
      const allowed = isFocalPointOf(actor, iso3) && mark !== 'accepted' && isTicked(step);
      if (allowed) {
        const refusal = await this.roundTables.toAnswer(tx, actor, roundTable, iso3);
        if (isRefusal(refusal)) return refusal;
      } else {
        const refusal = await this.roundTables.toRun(tx, actor, roundTable);
        if (isRefusal(refusal)) return refusal;
      }
      if (step === 'briefing' && mark === 'done' && !allowed) return forbidden('not-your-country');
      const kept = await tx.row<{ kind: string }>(
        'SELECT kind FROM readiness_mark WHERE round_table_id = $1 AND iso3 = $2 AND step = $3',
        [roundTable, iso3, step],
      );
      // What the secretariat took as it is, the secretariat alone opens.
      if (kept?.kind === 'accepted' && !mayRun) return forbidden('not-your-round-table');
      await tx.rows('DELETE FROM readiness_mark WHERE round_table_id = $1 AND iso3 = $2 AND step = $3', [
        roundTable,
        iso3,
        step,
      ]);
      if (mark !== 'open') {
        await tx.insert('readiness_mark', {
          round_table_id: roundTable,
          iso3,
          step,
          kind: mark,
          reason: mark === 'accepted' ? reason.trim() : '',
          marked_by: actor.id,
          marked_at: tx.now,
        });
      }
      return this.pictured(tx, actor, roundTable);
    });
  }

  async pictured(tx: ReadTransaction, actor: RequestActor, id: string): Promise<Readiness | Refusal> {
    const row = await this.roundTables.inside(tx, id);
    if (isRefusal(row)) return row;
    const today = dayOfInstant(tx.now);
    const mayRun = this.roundTables.mayRun(actor, row);
    const collator = new Intl.Collator(actor.language);
    const stands = (await readinessOf(tx, row, actor.language, today))
      .map((known) => ({ known, name: known.name, steps: standsOf(known, today) }))
      .sort((one, other) => compareReadiness(one, other, collator));
    return {
      roundTableId: id,
      rows: stands.map(({ known, steps }): ReadinessRow => {
        const isFocal = isFocalPointOf(actor, known.iso3);
        return {
          iso3: known.iso3,
          name: known.name,
          isHost: known.isHost,
          cells: readinessSteps.map((step): ReadinessCell => ({
            step,
            ...steps[step],
            on: steps[step].state === 'done' ? known.steps[step].doneOn : null,
            dueOn: known.steps[step].dueOn,
            monthsOld: step === 'status' && steps[step].state !== 'done' ? known.monthsOld : null,
            reason: known.reasons[step] ?? '',
            marks: marksAt(known, step, steps[step].state, { mayRun, isFocal }),
          })),
          late: lateSteps({ steps }).length,
          isToCall: isToCall({ steps }),
          telephone: mayRun ? known.telephone : null,
          focalPoint: known.focalPoint,
          remindedToday: known.remindedToday,
          lastReminded: known.lastReminded,
        };
      }),
      done: readinessSteps.map((step) => {
        const taking = stands.filter(({ steps }) => steps[step].state !== 'not-needed');
        return { step, count: taking.filter(({ steps }) => steps[step].state === 'done').length, of: taking.length };
      }),
      mayRun,
    };
  }
}

export function standsOf({ steps }: ReadinessKnown, today: string) {
  return {
    invited: stepStand(steps.invited, today),
    nominated: stepStand(steps.nominated, today),
    letter: stepStand(steps.letter, today),
    travel: stepStand(steps.travel, today),
    briefing: stepStand(steps.briefing, today),
    position: stepStand(steps.position, today),
    status: stepStand(steps.status, today),
  };
}

function isTicked(step: ReadinessStep): boolean {
  return tickedSteps.some((each) => each === step);
}

/** What can be marked at a cell by its reader. */
function marksAt(
  known: ReadinessKnown,
  step: ReadinessStep,
  state: ReadinessCell['state'],
  { mayRun, isFocal }: { readonly mayRun: boolean; readonly isFocal: boolean },
): ReadinessMarkKind[] {
  if (state === 'not-needed') return [];
  const ticks = isTicked(step) && (isFocal || (mayRun && step !== 'briefing'));
  if (state === 'done') return known.ticked.includes(step) && ticks ? ['open'] : [];
  if (state === 'accepted') return mayRun ? ['open'] : [];
  return [...(ticks ? ['done' as const] : []), ...(mayRun ? ['accepted' as const] : [])];
}
