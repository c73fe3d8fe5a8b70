import { Injectable } from '@nestjs/common';
import type {
  Confirmation,
  Line,
  Reporting,
  StatusUpdate,
  StatusUpdates,
  UpdateInput,
  UpdatesQuery,
} from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  decidersOn,
  isFocalPointOf,
  isRefusal,
  notFound,
  type Offices,
  type Refusal,
  refusalToDraft,
  refusalToSend,
  refusalToWithdraw,
  sendsAs,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { orderOf } from '../platform/http/lists.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { WorkService } from '../work/work.service.js';
import { toUpdate, toUpdates } from './claim.mapping.js';
import type { ClaimRow, UpdateRow } from './claim.row.js';
import { holdUpdate } from './envelope.queries.js';
import { LineWriter } from './line-writer.js';
import { holdersOf, officeOf, officesOf, validatorsOf } from './offices.queries.js';
import { openRoundsOf } from './round.queries.js';

/** Updates: the envelopes in which a country reports. */
@Injectable()
export class UpdateService {
  constructor(
    private readonly database: Database,
    private readonly lines: LineWriter,
    private readonly notifications: NotificationService,
    private readonly work: WorkService,
  ) {}

  /** A country's updates, newest first. */
  list(
    actor: RequestActor,
    iso3: string,
    { page, limit, sort, state }: UpdatesQuery,
  ): Promise<StatusUpdates | Refusal> {
    const order = orderOf(sort, { state: 'state', writtenAt: 'written_at' }, 'written_at DESC, id DESC');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      if (!(await isPartner(tx, iso3))) return notFound;
      const rows = await tx.rows<UpdateRow & { total: number }>(
        `SELECT *, count(*) OVER ()::int AS total FROM status_update
         WHERE iso3 = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) ORDER BY ${order} LIMIT $3 OFFSET $4`,
        [iso3, state ?? null, limit, (page - 1) * limit],
      );
      return { items: await toUpdates(tx, rows, actor.language), page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  read(actor: RequestActor, id: string): Promise<StatusUpdate | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await updateById(tx, id);
      return row ? toUpdate(tx, row, actor.language) : notFound;
    });
  }

  /** Who may report for a country, and who will decide: said before anything is written. */
  reporting(actor: RequestActor, iso3: string): Promise<Reporting | Refusal> {
    return this.database.read(actor, async (tx) => {
      const country = await tx.row<{ main_region: string }>('SELECT main_region FROM partner_country WHERE iso3 = $1', [
        iso3,
      ]);
      if (!country) return notFound;
      const today = dayOfInstant(tx.now);
      const offices = await officesOf(tx, iso3, today);
      const update = { iso3, state: 'draft', lineCount: 1 } as const;
      const claim = {
        iso3,
        state: 'submitted',
        sentById: actor.id,
        sentAsRole: sendsAs(actor, iso3),
        sentAt: tx.now,
      } as const;
      const role = isFocalPointOf(actor, iso3) || offices.hasFocalPoint ? 'focal-point' : 'secretariat';
      const deciders = decidersOn(today, { ...claim, sentAsRole: role }, offices);
      return {
        iso3,
        maySend: refusalToSend(actor, update, offices) === null,
        mayDraft: refusalToDraft(actor, iso3, offices) === null,
        hasFocalPoint: offices.hasFocalPoint,
        deciders: { ...deciders, regions: [...deciders.regions] },
        mainRegion: country.main_region,
        rounds: await openRoundsOf(tx, iso3),
      };
    });
  }

  /** Begins a draft. A secretariat's is marked so, and the focal points are told of it. */
  create(actor: RequestActor, iso3: string, { lines }: UpdateInput): Promise<StatusUpdate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const begun = await this.begin(tx, actor, iso3);
      if (isRefusal(begun)) return begun;
      const written = await this.lines.replace(tx, begun, lines);
      if (isRefusal(written)) return written;
      if (begun.written_role === 'secretariat') {
        const people = await holdersOf(tx, 'focal-point', [iso3], dayOfInstant(tx.now));
        await this.notifications.tell(tx, actor, people, {
          kind: 'draft-written',
          country: iso3,
          url: `/countries/${iso3}/update`,
        });
      }
      return toUpdate(tx, begun, actor.language, written);
    });
  }

  /** Replaces the lines of a draft; a line keeps its claim's id by its indicator. */
  edit(
    actor: RequestActor,
    id: string,
    { lines }: UpdateInput,
    ifMatch: number | '*' | undefined,
  ): Promise<StatusUpdate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const update = await updateById(tx, id);
      if (!update) return notFound;
      if (update.state !== 'draft') return conflict(update.state);
      const refusal = refusalToDraft(actor, update.iso3, await officesOf(tx, update.iso3, dayOfInstant(tx.now)));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const changed = await tx.change<UpdateRow>(
        'status_update',
        update,
        {},
        ifMatch === '*' ? update.version : ifMatch,
      );
      if (isRefusal(changed)) return staleAs(changed, () => toUpdate(tx, update, actor.language));
      const written = await this.lines.replace(tx, changed, lines);
      return isRefusal(written) ? written : toUpdate(tx, changed, actor.language, written);
    });
  }

  /** Drafts alone are deleted; what was sent is withdrawn. */
  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const update = await updateById(tx, id);
      if (!update) return notFound;
      if (update.state !== 'draft') return conflict(update.state);
      const refusal = refusalToDraft(actor, update.iso3, await officesOf(tx, update.iso3, dayOfInstant(tx.now)));
      if (refusal) return refusal;
      const removed = await tx.row('DELETE FROM status_update WHERE id = $1 RETURNING id', [id]);
      return removed ? (true as const) : conflict('sent'); // sent by somebody at the same instant
    });
  }

  /** Sends a draft for validation: its lines wait from now on. */
  send(actor: RequestActor, id: string): Promise<StatusUpdate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const update = await updateById(tx, id);
      if (!update) return notFound;
      const offices = await officesOf(tx, update.iso3, dayOfInstant(tx.now));
      return this.sendLines(tx, actor, update, offices);
    });
  }

  /** "Nothing has changed": the draft and the sending of one confirming line in one act. */
  confirm(actor: RequestActor, iso3: string, confirmation: Confirmation): Promise<StatusUpdate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const begun = await this.begin(tx, actor, iso3);
      if (isRefusal(begun)) return begun;
      const written = await this.lines.replace(tx, begun, [{ ...confirmation, note: '' }]);
      if (isRefusal(written)) return written;
      const offices = await officesOf(tx, iso3, dayOfInstant(tx.now));
      return this.sendLines(tx, actor, begun, offices, written);
    });
  }

  /** Withdraws the lines that still wait; `withdrawn` when none was decided, else `decided`. */
  withdraw(actor: RequestActor, id: string): Promise<StatusUpdate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const update = await updateById(tx, id);
      if (!update) return notFound;
      const offices = await officesOf(tx, update.iso3, dayOfInstant(tx.now));
      const refusal = refusalToWithdraw(actor, { ...update, lineCount: 1 }, offices);
      if (refusal) return refusal;
      await holdUpdate(tx, id);
      const withdrawn = await tx.rows<{ id: string }>(
        `UPDATE claim SET state = 'withdrawn', version = version + 1
         WHERE update_id = $1 AND state IN ('draft', 'submitted') RETURNING id`,
        [id],
      );
      for (const claim of withdrawn) await this.work.done(tx, 'validate', claim.id);
      const decided = await tx.row(`SELECT 1 FROM claim WHERE update_id = $1 AND state <> 'withdrawn' LIMIT 1`, [id]);
      const changed = await tx.change<UpdateRow>('status_update', update, { state: decided ? 'decided' : 'withdrawn' });
      if (isRefusal(changed)) {
        const present = await updateById(tx, id);
        return (present && refusalToWithdraw(actor, { ...present, lineCount: 1 }, offices)) ?? conflict('decided');
      }
      if (update.state === 'sent') await this.tellValidators(tx, actor, changed, offices, 'update-withdrawn');
      return toUpdate(tx, changed, actor.language);
    });
  }

  /**
   * Begins a draft in the transaction of the record that it is prepared from, and answers its id; nothing stays of one
   * that is refused. It is never sent by itself: it waits in the work of whoever may send it.
   */
  async prepare(tx: Transaction, actor: RequestActor, iso3: string, lines: readonly Line[]): Promise<string | Refusal> {
    const begun = await this.begin(tx, actor, iso3);
    if (isRefusal(begun)) return begun;
    const written = await this.lines.replace(tx, begun, lines);
    if (!isRefusal(written)) return begun.id;
    await tx.rows('DELETE FROM status_update WHERE id = $1', [begun.id]);
    return written;
  }

  private async begin(tx: Transaction, actor: RequestActor, iso3: string): Promise<UpdateRow | Refusal> {
    if (!(await isPartner(tx, iso3))) return notFound;
    const offices = await officesOf(tx, iso3, dayOfInstant(tx.now));
    const refusal = refusalToDraft(actor, iso3, offices);
    if (refusal) return refusal;
    const office = officeOf(actor, iso3, offices);
    return tx.insert<UpdateRow>('status_update', {
      iso3,
      written_by: actor.id,
      written_role: office.role,
      written_scope: office.scope,
      written_at: tx.now,
    });
  }

  private async sendLines(
    tx: Transaction,
    actor: RequestActor,
    update: UpdateRow,
    offices: Offices,
    written?: readonly ClaimRow[],
  ): Promise<StatusUpdate | Refusal> {
    const lines = written ?? (await this.lines.of(tx, update.id));
    const refusal = refusalToSend(actor, { ...update, lineCount: lines.length }, offices);
    if (refusal) return refusal;
    const outdated = await this.lines.refusalToSend(tx, lines);
    if (outdated) return outdated;
    const office = officeOf(actor, update.iso3, offices);
    const changed = await tx.change<UpdateRow>('status_update', update, { state: 'sent', sent_at: tx.now });
    if (isRefusal(changed)) return changed.refused === 'not-found' ? changed : conflict('sent');
    const sent = await this.lines.send(tx, actor, update, office);
    for (const claim of sent) {
      await this.work.add(tx, 'validate', 'validator', claim);
      if (claim.replaces) await this.work.done(tx, 'answer-return', claim.replaces);
    }
    await this.tellValidators(tx, actor, changed, offices, 'update-sent');
    return toUpdate(tx, changed, actor.language, sent);
  }

  private async tellValidators(
    tx: Transaction,
    actor: RequestActor,
    update: UpdateRow,
    offices: Offices,
    kind: 'update-sent' | 'update-withdrawn',
  ): Promise<void> {
    const today = dayOfInstant(tx.now);
    const people =
      sendsAs(actor, update.iso3) === 'secretariat'
        ? await holdersOf(tx, 'coordinator', ['network'], today)
        : await validatorsOf(tx, offices, today);
    await this.notifications.tell(tx, actor, people, { kind, country: update.iso3, url: '/validation' });
  }
}

function updateById(tx: ReadTransaction, id: string): Promise<UpdateRow | undefined> {
  return tx.row<UpdateRow>('SELECT * FROM status_update WHERE id = $1', [id]);
}

async function isPartner(tx: ReadTransaction, iso3: string): Promise<boolean> {
  return (await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3])) !== undefined;
}

/** The record as it now stands goes with a 412, in the shape that the client knows. */
async function staleAs(refusal: Refusal, current: () => Promise<StatusUpdate>): Promise<Refusal> {
  return refusal.refused === 'stale' ? { refused: 'stale', current: await current() } : refusal;
}
