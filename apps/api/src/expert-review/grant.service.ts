import { Injectable } from '@nestjs/common';
import type { RiskGrant, RiskGrantInput, RiskGrants, RiskGrantsQuery } from '@portal/contracts';
import {
  conflict,
  type Day,
  errorsInGrant,
  forbidden,
  type Instant,
  invalid,
  isGrantInForce,
  isRefusal,
  notFound,
  type Refusal,
  refusalToGrantRisk,
  refusalToWithdrawRiskGrant,
  type RiskGrantPurpose,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction, type Versioned } from '../platform/database/transaction.js';
import { type HandRow, toHand } from '../platform/hand.js';
import { officeIn, RiskLookup, type RiskRow, toRiskToChange } from '../risk/risk-lookup.service.js';
import { scenarioUrl } from '../scenario/scenario-lookup.service.js';

interface GrantRow extends HandRow, Versioned {
  readonly assessment_id: string;
  readonly iso3: string;
  readonly to_id: string;
  readonly to_name: string | null;
  readonly purpose: RiskGrantPurpose;
  readonly scenario_ids: readonly string[];
  readonly granted_at: Instant;
  readonly until: Day;
  readonly withdrawn_at: Instant | null;
}

/** Grants `g` as rows; the rest of the statement follows. Whoever let somebody in and whoever is let in know each other. */
const selectGrants = `
  SELECT g.id, g.version, g.assessment_id, g.iso3, g.purpose, g.scenario_ids, g.granted_at, g.until, g.withdrawn_at,
    g.person_id AS to_id, coalesce(p.name, t.name) AS to_name,
    g.granted_role AS role, g.granted_scope AS scope, g.granted_by AS person_id, coalesce(b.name, y.name) AS person_name
  FROM risk_grant g LEFT JOIN person p ON p.id = g.person_id LEFT JOIN person b ON b.id = g.granted_by
  LEFT JOIN app.risk_names(app.actor()) t ON t.id = g.person_id
  LEFT JOIN app.risk_names(app.actor()) y ON y.id = g.granted_by`;

/** Whom a country lets into one of its assessments, by name and to a day: always an act of whoever runs it. */
@Injectable()
export class GrantService {
  constructor(
    private readonly database: Database,
    private readonly risks: RiskLookup,
    private readonly notifications: NotificationService,
  ) {}

  /** Its own people see all of an assessment; somebody from outside who reads it, what they were let into themselves. */
  list(actor: RequestActor, { assessment }: RiskGrantsQuery): Promise<RiskGrants | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await this.risks.byId(tx, assessment))) return notFound;
      const rows = await tx.rows<GrantRow>(
        `${selectGrants} WHERE g.assessment_id = $1 ORDER BY g.granted_at DESC, g.id DESC`,
        [assessment],
      );
      return { items: rows.map((row) => toGrant(row, tx.now.slice(0, 10))) };
    });
  }

  /** What the actor was let into and still is, what ends first before the rest. */
  mine(actor: RequestActor): Promise<RiskGrants> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<GrantRow>(`${selectGrants} WHERE g.person_id = $1 ORDER BY g.until, g.id`, [actor.id]);
      return { items: rows.map((row) => toGrant(row, tx.now.slice(0, 10))).filter(({ isInForce }) => isInForce) };
    });
  }

  add(actor: RequestActor, input: RiskGrantInput): Promise<RiskGrant | Refusal> {
    return this.database.write(actor, async (tx) => {
      const risk = await this.risks.byId(tx, input.assessmentId);
      if (!risk) return notFound;
      const refusal = refusalToGrantRisk(actor, toRiskToChange(risk));
      if (refusal) return refusal;
      const day = tx.now.slice(0, 10);
      const errors = errorsInGrant(input, await scenariosOf(tx, risk.id), day);
      if (errors.length > 0) return invalid(...errors);
      const person = await outsiderAt(tx, actor, risk, input.email);
      if (isRefusal(person)) return person;
      // One after the other: each sees who is let in already.
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 53))', [risk.id]);
      if (await isLetIn(tx, risk.id, person.id, input, day)) return conflict('granted-already', '/email');
      const { role, scope } = officeIn(actor, risk.iso3);
      const { id } = await tx.insert<Versioned>('risk_grant', {
        assessment_id: risk.id,
        iso3: risk.iso3,
        person_id: person.id,
        purpose: input.purpose,
        scenario_ids: new AsArray(input.scenarioIds),
        until: input.until,
        granted_by: actor.id,
        granted_role: role,
        granted_scope: scope,
        granted_at: tx.now,
        sample: risk.sample,
      });
      await this.tell(tx, actor, risk, person.id, input);
      return grantById(tx, id);
    });
  }

  /** They see nothing of it any more, from this instant. */
  withdraw(actor: RequestActor, id: string): Promise<RiskGrant | Refusal> {
    return this.database.write(actor, async (tx) => {
      const grant = await tx.row<GrantRow>(`${selectGrants} WHERE g.id = $1`, [id]);
      if (!grant) return notFound;
      // Whoever reviews a scenario knows of the grant and sees no assessment: nothing of it is theirs to run.
      const risk = (await this.risks.byId(tx, grant.assessment_id)) ?? { ...grant, life: 'draft', part: null };
      const isInForce = isGrantInForce(tx.now.slice(0, 10), toTerm(grant));
      const refusal = refusalToWithdrawRiskGrant(actor, toRiskToChange(risk), isInForce);
      if (refusal) return refusal;
      const changed = await tx.change<Versioned>('risk_grant', grant, { withdrawn_at: tx.now, withdrawn_by: actor.id });
      return isRefusal(changed) ? conflict('grant-ended') : grantById(tx, id);
    });
  }

  private async tell(
    tx: Transaction,
    actor: RequestActor,
    { id: assessment, iso3: country }: RiskRow,
    person: string,
    { purpose, scenarioIds }: RiskGrantInput,
  ): Promise<void> {
    if (purpose === 'read') {
      const told = { kind: 'risk-shown', record: assessment, country, url: `/risks/${assessment}` } as const;
      return this.notifications.tell(tx, actor, [person], told);
    }
    for (const id of scenarioIds) {
      const url = scenarioUrl({ id, assessment_id: assessment });
      await this.notifications.tell(tx, actor, [person], { kind: 'risk-review-asked', record: id, country, url });
    }
  }
}

async function scenariosOf(tx: ReadTransaction, assessment: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>('SELECT id FROM scenario WHERE assessment_id = $1', [assessment]);
  return new Set(rows.map(({ id }) => id));
}

interface Outsider {
  readonly id: string;
  readonly is_own: boolean;
}

/**
 * The account of somebody from outside who holds an office today. An address without an account and an account without
 * an office are one answer.
 */
async function outsiderAt(
  tx: Transaction,
  actor: RequestActor,
  { iso3 }: RiskRow,
  email: string,
): Promise<Outsider | Refusal> {
  const found = await tx.derive(() =>
    tx.row<Outsider>(
      `SELECT p.id, coalesce(bool_or(r.scope_kind = 'country' AND r.scope = $2), false) AS is_own
       FROM person p JOIN role_assignment r ON r.person_id = p.id
         AND r.since <= app.today() AND (r.until IS NULL OR app.today() <= r.until)
       WHERE lower(p.email) = lower($1) AND p.erased_at IS NULL GROUP BY p.id`,
      [email, iso3],
    ),
  );
  if (!found) return invalid({ pointer: '/email', code: 'unknown-person' });
  if (found.id === actor.id) return forbidden('own-grant');
  return found.is_own ? invalid({ pointer: '/email', code: 'own-person' }) : found;
}

/** All of what is asked for is theirs already. */
async function isLetIn(
  tx: ReadTransaction,
  assessment: string,
  person: string,
  { purpose, scenarioIds }: RiskGrantInput,
  day: Day,
): Promise<boolean> {
  const rows = await tx.rows<GrantRow>(
    `${selectGrants} WHERE g.assessment_id = $1 AND g.person_id = $2 AND g.purpose = $3`,
    [assessment, person, purpose],
  );
  const inForce = rows.filter((row) => isGrantInForce(day, toTerm(row)));
  if (purpose === 'read') return inForce.length > 0;
  const known = new Set(inForce.flatMap(({ scenario_ids: ids }) => ids));
  return scenarioIds.every((id) => known.has(id));
}

async function grantById(tx: ReadTransaction, id: string): Promise<RiskGrant | Refusal> {
  const row = await tx.row<GrantRow>(`${selectGrants} WHERE g.id = $1`, [id]);
  return row ? toGrant(row, tx.now.slice(0, 10)) : notFound;
}

const toTerm = ({ until, withdrawn_at: withdrawnAt }: GrantRow) => ({ until, withdrawnAt });

function toGrant(row: GrantRow, day: Day): RiskGrant {
  return {
    id: row.id,
    assessmentId: row.assessment_id,
    iso3: row.iso3,
    person: { id: row.to_id, name: row.to_name },
    purpose: row.purpose,
    scenarioIds: [...row.scenario_ids],
    since: row.granted_at,
    until: row.until,
    withdrawnAt: row.withdrawn_at,
    isInForce: isGrantInForce(day, toTerm(row)),
    by: toHand(row),
    version: row.version,
  };
}
