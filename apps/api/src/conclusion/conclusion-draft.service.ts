import { Injectable } from '@nestjs/common';
import type { ConclusionPresence, ConclusionUpdate } from '@portal/contracts';
import { conflict, invalid, isRefusal, notFound, type Refusal, refusalToDraftConclusions } from '@portal/domain';
import type { PassThrough } from 'node:stream';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { ConclusionWire, send } from './conclusion-wire.js';
import { isUpdate } from './draft-bytes.js';
import { draftOf } from './draft.queries.js';

/** The draft that several write at once: each change is kept before it is acknowledged, then handed to the others. */
@Injectable()
export class ConclusionDraftService {
  constructor(
    private readonly database: Database,
    private readonly lookup: RoundTableLookup,
    private readonly wire: ConclusionWire,
  ) {}

  async keep(actor: RequestActor, id: string, { update }: ConclusionUpdate): Promise<true | Refusal> {
    const bytes = Buffer.from(update, 'base64');
    const isGood = await isUpdate(bytes);
    return this.database.write(actor, async (tx) => {
      const row = await this.lookup.toRun(tx, actor, id);
      if (isRefusal(row)) return row;
      const refusal = refusalToDraftConclusions(row.life);
      if (refusal) return refusal;
      // Whoever adopts waits until this is in, or this is told that it came too late.
      await tx.row('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 36))', [id]);
      const adopted = await tx.row('SELECT FROM conclusion WHERE round_table_id = $1 LIMIT 1', [id]);
      if (adopted) return conflict('conclusions-adopted');
      if (!isGood) return invalid({ pointer: '/update', code: 'not-an-update' });
      const kept = await tx.insert<{ id: string }>('conclusion_update', {
        round_table_id: id,
        bytes,
        written_by: actor.id,
        sample: row.sample,
      });
      await this.wire.tell(tx, id, { kind: 'update', update }, kept.id);
      return true as const;
    });
  }

  /** Says where somebody is; kept nowhere. */
  tellPresence(actor: RequestActor, id: string, presence: ConclusionPresence): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.lookup.toRun(tx, actor, id);
      if (isRefusal(row)) return row;
      const person = await tx.row<{ name: string }>('SELECT name FROM person WHERE id = $1', [actor.id]);
      if (!person) return notFound;
      await this.wire.tell(tx, id, { kind: 'presence', ...presence, name: person.name });
      return true as const;
    });
  }

  /** Everything so far, then whatever happens. Opened before it is read, so that nothing falls between. */
  async follow(actor: RequestActor, id: string): Promise<PassThrough | Refusal> {
    const mayFollow = await this.database.read(actor, (tx) => this.lookup.inside(tx, id));
    if (isRefusal(mayFollow)) return mayFollow;
    const stream = await this.wire.open(id);
    const draft = await this.database.read(actor, (tx) => draftOf(tx, id));
    stream.write('retry: 1000\n\n');
    if (draft.length > 0) send(stream, { kind: 'update', update: draft.toString('base64') });
    return stream;
  }
}
