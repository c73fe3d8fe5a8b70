import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { Me, MePatch, Session } from '@portal/contracts';
import {
  type Assignment,
  isRefusal,
  type Language,
  type MailChoice,
  notFound,
  permissionsOf,
  type Refusal,
  type Role,
  type Scope,
  type SecretariatTitle,
  system,
  visitorId,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { Asked, RequestActor } from '../platform/database/request-actor.js';
import type { ActorResolver } from '../platform/http/guard.js';
import { languageOf, type PortalRequest } from '../platform/http/request.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';

interface Gate {
  readonly person_id: string | null;
  readonly name: string | null;
  readonly language: Language | null;
  readonly assignments: readonly GateAssignment[];
  readonly stamp: number;
  readonly changed_at: string;
  readonly round_tables: number;
  readonly is_old: boolean | null;
}

export interface GateAssignment {
  readonly role: Role;
  readonly scopeKind: Scope['kind'];
  readonly scope: string;
  readonly title: SecretariatTitle | null;
  readonly from: string;
  readonly until: string | null;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly mail_choice: MailChoice;
  readonly version: number;
}

/** Sessions in the database: 12 hours unused, 7 days in all; the token itself is never stored. */
@Injectable()
export class SessionService implements ActorResolver {
  private hasSamplePeople: boolean | undefined;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get cookieName(): string {
    return this.settings.hasTls ? '__Host-portal_session' : 'portal_session';
  }

  /** Who asks, what they hold today and the state's stamp, in one question. */
  async resolve(request: PortalRequest, asked: Asked): Promise<RequestActor> {
    const language = languageOf(request);
    const hash = this.tokenHashOf(request);
    const [gate] = await this.database.ask<Gate>('SELECT * FROM app.gate($1)', [hash]);
    const stamp = {
      count: gate?.stamp ?? 0,
      changedAt: gate?.changed_at ?? '',
      roundTables: gate?.round_tables ?? 0,
    };
    if (!gate?.person_id) return { kind: 'visitor', id: visitorId, name: '', language, assignments: [], asked, stamp };
    if (gate.is_old) await this.touch(hash);
    return {
      kind: 'person',
      id: gate.person_id,
      name: gate.name ?? '',
      language,
      assignments: gate.assignments.map(toAssignment),
      asked,
      stamp,
    };
  }

  /** Begins a session; answers the token for the cookie. */
  async begin(personId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.write(system, async (tx) => {
      await tx.rows(
        `DELETE FROM session WHERE last_used_at < now() - interval '12 hours' OR created_at < now() - interval '7 days'`,
      );
      await tx.post('session', { token_hash: sha256(token), person_id: personId });
      return true;
    });
    return token;
  }

  async end(actor: RequestActor, request: PortalRequest): Promise<void> {
    await this.database.write(actor, (tx) =>
      tx.rows('DELETE FROM session WHERE token_hash = $1', [this.tokenHashOf(request)]),
    );
  }

  async endAll(actor: RequestActor): Promise<void> {
    await this.database.write(actor, (tx) => tx.rows('DELETE FROM session WHERE person_id = $1', [actor.id]));
  }

  /** Who is signed in with a token, as the pages ask it. */
  async describe(actor: RequestActor): Promise<Session> {
    const trial = await this.isTrial();
    if (actor.kind !== 'person') return { person: null, assignments: [], permissions: [], trial };
    const person = await this.database.read(actor, (tx) =>
      tx.row<PersonRow>('SELECT id, name, language FROM person WHERE id = $1', [actor.id]),
    );
    return {
      person: { id: actor.id, name: actor.name, language: person?.language ?? actor.language },
      assignments: [...actor.assignments],
      permissions: [...permissionsOf(actor.assignments)],
      trial,
    };
  }

  /** The session that a fresh token opens. */
  async describeToken(token: string, request: PortalRequest): Promise<Session> {
    const [gate] = await this.database.ask<Gate>('SELECT * FROM app.gate($1)', [sha256(token)]);
    if (!gate?.person_id) throw new Error('a session that was just begun is not there');
    const assignments = gate.assignments.map(toAssignment);
    return {
      person: { id: gate.person_id, name: gate.name ?? '', language: gate.language ?? languageOf(request) },
      assignments,
      permissions: [...permissionsOf(assignments)],
      trial: await this.isTrial(),
    };
  }

  /** One's own record. */
  me(actor: RequestActor): Promise<Me | Refusal> {
    return this.database.read(actor, async (tx) => {
      const person = await tx.row<PersonRow>(ownSql, [actor.id]);
      return person ? toMe(person) : notFound;
    });
  }

  /** What somebody sets for themselves; two devices that set different things do not stand in each other's way. */
  async patchMe(actor: RequestActor, { language, mail }: MePatch): Promise<Me | Refusal> {
    return this.database.write(actor, async (tx) => {
      const person = await tx.row<PersonRow>(ownSql, [actor.id]);
      if (!person) return notFound;
      const changed = await tx.change<PersonRow>('person', person, {
        language: language ?? person.language,
        mail_choice: mail ?? person.mail_choice,
      });
      return isRefusal(changed) ? changed : toMe(changed);
    });
  }

  tokenHashOf(request: PortalRequest): Buffer {
    return sha256(request.cookies[this.cookieName] ?? '');
  }

  /** Kept once it is so: sample people are never removed while the process runs. */
  private async isTrial(): Promise<boolean> {
    if (!this.hasSamplePeople) {
      const [row] = await this.database.ask<{ trial: boolean }>('SELECT app.has_sample_people() AS trial', []);
      this.hasSamplePeople = row?.trial ?? false;
    }
    return this.hasSamplePeople;
  }

  private async touch(hash: Buffer): Promise<void> {
    await this.database.write(system, (tx) =>
      tx.rows('UPDATE session SET last_used_at = now() WHERE token_hash = $1', [hash]),
    );
  }
}

const ownSql = 'SELECT * FROM person WHERE id = $1';

function toMe({ id, name, email, language, mail_choice, version }: PersonRow): Me {
  return { id, name, email, language, mail: mail_choice, version };
}

function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function toAssignment({ scopeKind, scope, ...rest }: GateAssignment): Assignment {
  return { ...rest, scope: scopeOf(scopeKind, scope) };
}

/** A scope as the database keeps it, in its shape. */
export function scopeOf(kind: Scope['kind'], scope: string): Scope {
  switch (kind) {
    case 'country':
      return { kind, iso3: scope };
    case 'region':
      return { kind, code: scope };
    default:
      return { kind };
  }
}
