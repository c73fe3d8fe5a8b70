import { Injectable } from '@nestjs/common';
import type {
  AgreementInput,
  ClosingInput,
  ScoringRound,
  ScoringRoundInput,
  ScoringRounds,
  ScoringRoundsQuery,
} from '@portal/contracts';
import {
  conflict,
  errorsInClosing,
  errorsInScore,
  type Instant,
  invalid,
  isRefusal,
  type Judgement,
  notFound,
  type Refusal,
  refusalToAgree,
  refusalToCloseScoring,
  refusalToScoreAgain,
  toInstant,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import { type FoundScenario, onScenario, ScenarioLookup, scenarioUrl } from '../scenario/scenario-lookup.service.js';
import { ScenarioRatingService } from '../scenario/scenario-rating.service.js';
import { ScoringPictureService } from './scoring-picture.service.js';
import { roundPlace, type RoundRow, selectRounds } from './scoring.row.js';

interface FoundRound {
  readonly found: FoundScenario;
  readonly round: RoundRow;
}

/** Rounds in which the people of an assessment score a scenario, each alone, and then agree on a value. */
@Injectable()
export class ScoringService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioLookup,
    private readonly picture: ScoringPictureService,
    private readonly ratings: ScenarioRatingService,
    private readonly notifications: NotificationService,
  ) {}

  async list(actor: RequestActor, { scenario }: ScoringRoundsQuery): Promise<ScoringRounds | Refusal> {
    const answer = await this.database.read(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, scenario);
      return found ? { items: await this.picture.list(tx, actor, found) } : notFound;
    });
    if (!isRefusal(answer)) await this.database.witness(actor, 'scenario', scenario);
    return answer;
  }

  /** Asks everybody who leads or scores in the assessment and is of the country. */
  open(actor: RequestActor, input: ScoringRoundInput): Promise<ScoringRound | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.scenarios.byId(tx, input.scenarioId);
      if (!found) return notFound;
      const [last] = await this.rounds(tx, 'r.scenario_id = $1 ORDER BY r.number DESC LIMIT 1', found.row.id);
      const refusal = refusalToScoreAgain(actor, found.risk, last?.is_over === false);
      if (refusal) return refusal;
      const closesAt = toInstant(input.closesAt);
      if (closesAt === null || closesAt <= tx.now)
        return invalid({ pointer: '/closesAt', code: 'closes-before-opens' });
      const scorers = await scorersOf(tx, found.row);
      if (scorers.length === 0) return conflict('no-scorers');
      const id = await this.add(tx, actor, found, { ...input, closesAt, number: (last?.number ?? 0) + 1 }, scorers);
      await this.notifications.tell(tx, actor, scorers, {
        kind: 'scoring-asked',
        record: id,
        country: found.row.iso3,
        url: scenarioUrl(found.row),
      });
      return this.present(tx, actor, id);
    });
  }

  /** From this instant all of the team see who chose what. */
  close(actor: RequestActor, id: string, { reason }: ClosingInput): Promise<ScoringRound | Refusal> {
    return this.database.write(actor, async (tx) => {
      const held = await this.held(tx, id);
      if (!held) return notFound;
      const { found, round } = held;
      const change = await this.picture.toChange(tx, actor, round);
      const refusal = refusalToCloseScoring(actor, found.risk, change);
      if (refusal) return refusal;
      const errors = errorsInClosing(change.scored, reason);
      if (errors.length > 0) return invalid(...errors);
      const { role, scope } = officeIn(actor, found.row.iso3);
      const closed = await tx.change<Versioned>('scoring_round', round, {
        closed_at: tx.now,
        closed_by: actor.id,
        closed_role: role,
        closed_scope: scope,
        closed_words: reason.trim() === '' ? null : found.key.seal(roundPlace(id, 'closed_words'), reason.trim()),
      });
      if (isRefusal(closed)) return closed.refused === 'stale' ? conflict('scoring-closed') : closed;
      await this.ratings.spread(tx, found, await judgementsIn(tx, id));
      return this.present(tx, actor, id);
    });
  }

  /** Once: the value becomes the scenario's rating of that kind, the reason stays with the round. */
  agree(actor: RequestActor, id: string, input: AgreementInput): Promise<ScoringRound | Refusal> {
    return this.database.write(actor, async (tx) => {
      const held = await this.held(tx, id);
      if (!held) return notFound;
      const { found, round } = held;
      const refusal = refusalToAgree(actor, found.risk, await this.picture.toChange(tx, actor, round));
      if (refusal) return refusal;
      const errors = errorsInScore(found.method, input.judgement);
      if (errors.length > 0) return invalid(...errors);
      const { role, scope } = officeIn(actor, found.row.iso3);
      const agreed = await tx.change<Versioned>('scoring_round', round, {
        agreed: input.judgement,
        agreed_confidence: input.confidence,
        agreed_words: found.key.seal(roundPlace(id, 'agreed_words'), input.reason),
        agreed_by: actor.id,
        agreed_role: role,
        agreed_scope: scope,
        agreed_at: tx.now,
      });
      if (isRefusal(agreed)) return agreed.refused === 'stale' ? conflict('agreed-already') : agreed;
      const { judgement, confidence } = input;
      const rated = await this.ratings.agree(tx, actor, found, { kind: round.kind, judgement, confidence });
      if (rated) return rated;
      // Also where nobody closed the round: its time came.
      await this.ratings.spread(tx, found, await judgementsIn(tx, id));
      return this.present(tx, actor, id);
    });
  }

  private async add(
    tx: Transaction,
    actor: RequestActor,
    found: FoundScenario,
    {
      kind,
      closesAt,
      number,
    }: Pick<ScoringRoundInput, 'kind'> & { readonly closesAt: Instant; readonly number: number },
    scorers: readonly string[],
  ): Promise<string> {
    const { role, scope } = officeIn(actor, found.row.iso3);
    const { id } = await tx.insert<Versioned>('scoring_round', {
      ...onScenario(found),
      ...{ number, kind },
      opened_by: actor.id,
      opened_role: role,
      opened_scope: scope,
      opened_at: tx.now,
      closes_at: closesAt,
    });
    for (const person of scorers) {
      await tx.insert('scorer', { ...onScenario(found), round_id: id, person_id: person });
    }
    return id;
  }

  private rounds(tx: ReadTransaction, condition: string, id: string): Promise<RoundRow[]> {
    return tx.rows<RoundRow>(`${selectRounds} WHERE ${condition}`, [id]);
  }

  /** The round, held where the actor may change it: one act on it after the other. */
  private async held(tx: Transaction, id: string): Promise<FoundRound | undefined> {
    await tx.rows('SELECT 1 FROM scoring_round WHERE id = $1 FOR UPDATE', [id]);
    const [round] = await this.rounds(tx, 'r.id = $1', id);
    const found = round && (await this.scenarios.byId(tx, round.scenario_id));
    return found && { found, round };
  }

  private async present(tx: ReadTransaction, actor: RequestActor, id: string): Promise<ScoringRound | Refusal> {
    const [round] = await this.rounds(tx, 'r.id = $1', id);
    const found = round && (await this.scenarios.byId(tx, round.scenario_id));
    return found ? this.picture.read(tx, actor, found, round) : notFound;
  }
}

/** Who leads or scores and holds an office in the country today. */
async function scorersOf(
  tx: ReadTransaction,
  { assessment_id: assessment, iso3 }: FoundScenario['row'],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT x.person_id AS id FROM risk_part x WHERE x.assessment_id = $1 AND x.part IN ('lead', 'scorer')
       AND x.person_id = ANY (app.holders('focal-point', ARRAY[$2::text], app.today())
         || app.holders('team-member', ARRAY[$2::text], app.today())) ORDER BY x.id`,
    [assessment, iso3],
  );
  return rows.map(({ id }) => id);
}

/** What was scored in a round that is over. */
async function judgementsIn(tx: ReadTransaction, round: string): Promise<readonly Judgement[]> {
  const rows = await tx.rows<{ judgement: Judgement }>('SELECT judgement FROM score WHERE round_id = $1', [round]);
  return rows.map(({ judgement }) => judgement);
}
