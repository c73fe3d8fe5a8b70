import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inOffice, riskFunctions } from './0050-risk.functions.js';
import { riskGuards } from './0050-risk.guards.js';
import { riskJudging } from './0050-risk.judging.js';
import { riskTables } from './0050-risk.tables.js';
import { protect } from './protect.js';

const among = (column: string, which: string) => `${column} = ANY ((SELECT app.${which})::uuid[])`;
const isMine = (column: string) => `${column} = (SELECT app.actor())`;
const own = 'iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])';
const focal = 'iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])';
const runs = `(${focal} OR ${among('assessment_id', `part_risks(app.actor(), ARRAY['lead'])`)})`;
const works = `(${focal} OR ${among('assessment_id', `part_risks(app.actor(), ARRAY['lead', 'scorer'])`)})`;
const isNamed = among('assessment_id', `part_risks(app.actor(), ARRAY['lead', 'scorer', 'reader'])`);
const isShown = among('assessment_id', 'shown_risks(app.actor())');
const isOpen = (column = 'scenario_id') => `NOT ${among(column, 'closed_scenarios(app.actor())')}`;
const reviews = (column = 'scenario_id') => among(column, 'reviewed_scenarios(app.actor())');
/** Its own people: what they said to each other on the way. */
const inside = `${own} AND ${isOpen()}`;
/** And whom they let in to read the version. */
const seen = `(${own} OR ${isShown}) AND ${isOpen()}`;
const coordinates = `(SELECT app.has_role(app.actor(), 'coordinator'))`;

/**
 * Risk assessments (domain.md, "Risk assessment"). Restricted, always: the country's own people, and whom they let in by
 * name; no coordinator, secretariat or administrator among them. What people wrote is sealed; what was approved is frozen;
 * nobody, the portal itself included, reads another one's score while its round is open.
 */
export class Risk1700000000050 implements MigrationInterface {
  readonly name = 'Risk1700000000050';

  async up(q: QueryRunner): Promise<void> {
    await q.query(riskTables);
    await q.query(riskJudging);
    await q.query(inOffice);
    await q.query(riskFunctions);
    await q.query(riskGuards);
    await protect(q, 'vault_master');
    await protect(q, 'risk_key', {
      policies: { select: `${own} OR ${among('series_id', 'risk_series(app.actor())')}`, insert: focal },
      secret: ['wrapped'],
    });
    await protect(q, 'risk_method', {
      policies: {
        select: `(SELECT app.is_signed_in(app.actor())) AND (published_at IS NOT NULL OR ${coordinates})`,
        insert: coordinates,
        update: coordinates,
      },
    });
    await protect(q, 'risk_assessment', {
      policies: {
        select: `${own} OR ${among('id', 'shown_risks(app.actor())')}`,
        insert: `${focal} OR ${own} AND ${among('series_id', 'led_series(app.actor())')}`,
        update: `${focal} OR ${among('id', `part_risks(app.actor(), ARRAY['lead'])`)}`,
      },
    });
    await protect(q, 'risk_part', {
      policies: { select: `${own} OR ${isShown}`, insert: runs, update: runs, delete: runs },
    });
    await protect(q, 'risk_step_taken', {
      policies: { select: `${own} OR ${isShown}`, insert: `${runs} AND ${isMine('taken_by')}` },
    });
    await this.scenarios(q);
    await this.others(q);
    await this.scoring(q);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }

  private async scenarios(q: QueryRunner): Promise<void> {
    await protect(q, 'scenario', {
      policies: {
        // By its own columns, so that whoever adds one reads it at once.
        select: `${own} AND (NOT is_narrowed OR ${focal} OR ${isNamed}) OR ${isShown} AND NOT is_narrowed OR ${reviews('id')}`,
        insert: works,
        update: works,
        delete: works,
      },
    });
    await protect(q, 'scenario_change', {
      policies: { select: inside, insert: `${works} AND ${isMine('changed_by')}` },
    });
    const linked = { insert: works, delete: works };
    await protect(q, 'scenario_treatment', { policies: { select: seen, ...linked } });
    await protect(q, 'scenario_cascade', {
      policies: { select: `${seen} AND ${isOpen('sets_off_id')}`, ...linked },
    });
    await protect(q, 'scenario_comment', {
      policies: {
        select: inside,
        insert: `${inside} AND ${isMine('written_by')}`,
        update: `${inside} AND (${works} OR ${isMine('written_by')})`,
      },
    });
    await protect(q, 'scenario_sensitivity', {
      policies: { select: seen, insert: `${works} AND ${isMine('chosen_by')}` },
    });
  }

  private async others(q: QueryRunner): Promise<void> {
    await protect(q, 'risk_grant', {
      policies: {
        // Whoever is let in knows of it; nobody else from outside does.
        select: `${own} OR ${isMine('person_id')}`,
        insert: `${runs} AND ${isMine('granted_by')}`,
        update: runs,
      },
    });
    await protect(q, 'risk_acceptance', {
      policies: { select: seen, insert: `${focal} AND ${isMine('accepted_by')}`, update: focal },
    });
    const mine = `${isMine('person_id')} AND ${reviews()}`;
    await protect(q, 'review', { policies: { select: `${inside} OR ${mine}`, insert: mine, update: mine } });
  }

  private async scoring(q: QueryRunner): Promise<void> {
    await protect(q, 'scoring_round', { policies: { select: inside, insert: runs, update: runs } });
    // Whoever scores says so of themselves.
    await protect(q, 'scorer', {
      policies: { select: inside, insert: runs, update: isMine('person_id'), delete: runs },
    });
    await protect(q, 'score', {
      policies: {
        select: `${isMine('person_id')} AND ${own} OR ${among('round_id', 'closed_rounds(app.actor())')}`,
        insert: `${isMine('person_id')} AND ${among('round_id', 'asking_rounds(app.actor())')}`,
        update: `${isMine('person_id')} AND ${own}`,
      },
      // The trail would tell before the round does.
      secret: ['judgement', 'confidence', 'words'],
    });
    // Not even the portal itself on anybody's behalf; the tables' owner does, who makes backups.
    await q.query(`ALTER POLICY system ON score USING ((SELECT app.is_system()) AND (
      current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.score'::regclass)
      OR EXISTS (SELECT FROM scoring_round r WHERE r.id = round_id AND (r.closed_at IS NOT NULL OR r.closes_at <= now()))))`);
  }
}
