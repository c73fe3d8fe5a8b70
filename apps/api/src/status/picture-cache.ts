import { Injectable } from '@nestjs/common';
import type { Actor } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Prepared } from '../platform/http/answers.js';

const mostBytes = 24 * 1024 * 1024;

/**
 * Answers that were made before, under names that say which state, question and sight they are of. A
 * name never outlives a change: the state's stamp is part of it, and sharing moves the stamp.
 */
@Injectable()
export class PictureCache {
  private readonly kept = new Map<string, Prepared>();
  private bytes = 0;

  /**
   * The name of an answer, for a reader and the state that their request saw. The answer may be of a
   * later state than its name says, never of an earlier one: it is read after the stamp.
   */
  nameOf(kind: string, actor: RequestActor, asked: unknown): string {
    return [actor.stamp.count, kind, sightOf(actor), JSON.stringify(asked)].join('|');
  }

  find(name: string): Prepared | undefined {
    const found = this.kept.get(name);
    if (!found) return undefined;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found;
  }

  keep(name: string, answer: Prepared): void {
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
