import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
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

  /** The name of an answer, for a reader and the state that their request saw. */
  nameOf(kind: string, actor: RequestActor, asked: unknown): string {
    return [actor.stamp.count, kind, actor.language, sightOf(actor), JSON.stringify(asked)].join('|');
  }

  find(name: string): Prepared | undefined {
    const found = this.kept.get(name);
    if (!found) return undefined;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found;
  }

  keep(name: string, answer: Prepared): void {
    this.kept.set(name, answer);
    this.bytes += answer.body.length;
    for (const [oldest, { body }] of this.kept) {
      if (this.bytes <= mostBytes) return;
      this.kept.delete(oldest);
      this.bytes -= body.length;
    }
  }
}

/** Two readers with the same assignments see the same pairs; the day is theirs too, because terms end. */
function sightOf(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind;
  const held = actor.assignments.map(({ role, scope }) => `${role}:${JSON.stringify(scope)}`).sort();
  return createHash('sha1').update(held.join()).digest('base64url');
}
