import { Injectable } from '@nestjs/common';
import { type Actor, isRefusal, type Refusal } from '@portal/domain';
import { Database } from '../database/database.js';
import type { RequestActor } from '../database/request-actor.js';
import type { ReadTransaction } from '../database/transaction.js';
import { etagOf } from './answers.interceptor.js';
import { Prepared } from './answers.js';

const mostBytes = 24 * 1024 * 1024;
const settledAfterMs = 60_000;

/** What an answer shows: which of the state's counts its name carries. */
const countOf = {
  coverage: ({ stamp }: RequestActor) => stamp.count,
  timeline: ({ stamp }: RequestActor) => stamp.count,
  sheet: ({ stamp }: RequestActor) => stamp.count,
  'year-board': ({ stamp }: RequestActor) => stamp.roundTables,
} as const;
type PictureKind = keyof typeof countOf;

/**
 * Answers that were made before, under names that say which state, question and sight they are of. A
 * name never outlives a change: a count of the state is part of it, and whatever the answer depends on moves that.
 */
@Injectable()
export class PictureCache {
  private readonly kept = new Map<string, Prepared>();
  private bytes = 0;

  constructor(private readonly database: Database) {}

  /** The answer kept under this name, or the one that is made now. `knownAt` says how long others may keep it. */
  async answer(
    kind: PictureKind,
    actor: RequestActor,
    asked: unknown,
    { knownAt }: { readonly knownAt?: string | undefined },
    make: (tx: ReadTransaction) => Promise<string | Refusal>,
  ): Promise<Prepared | Refusal> {
    const name = this.nameOf(kind, actor, asked);
    const found = this.find(name);
    if (found) return found;
    const text = await this.database.read(actor, make);
    if (isRefusal(text)) return text;
    const body = Buffer.from(text);
    const isSettled = knownAt !== undefined && Date.parse(knownAt) < Date.now() - settledAfterMs;
    const answer = new Prepared(body, etagOf(body), isSettled ? 'public, max-age=300' : null);
    this.keep(name, answer);
    return answer;
  }

  /**
   * The name of an answer, for a reader and the state that their request saw. The answer may be of a
   * later state than its name says, never of an earlier one: it is read after the stamp.
   */
  private nameOf(kind: PictureKind, actor: RequestActor, asked: unknown): string {
    return [countOf[kind](actor), kind, sightOf(actor), JSON.stringify(asked)].join('|');
  }

  private find(name: string): Prepared | undefined {
    const found = this.kept.get(name);
    if (!found) return undefined;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found;
  }

  private keep(name: string, answer: Prepared): void {
    this.drop(name);
    this.kept.set(name, answer);
    this.bytes += sizeOf(answer);
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= mostBytes) return;
      this.drop(oldest);
    }
  }

  private drop(name: string): void {
    const kept = this.kept.get(name);
    if (!kept) return;
    this.kept.delete(name);
    this.bytes -= sizeOf(kept);
  }
}

/** With room for what is kept of it compressed. */
function sizeOf({ body }: Prepared): number {
  return Math.ceil(body.length * 1.3);
}

/** Two readers who hold the same see the same pairs today; terms and memberships end at midnight. */
function sightOf(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind;
  const today = new Date().toISOString().slice(0, 10);
  return [today, ...actor.assignments.map(({ role, scope }) => `${role}:${JSON.stringify(scope)}`).sort()].join();
}
