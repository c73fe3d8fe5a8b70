import type { MigrationInterface, QueryRunner } from 'typeorm';

const me = '(SELECT app.actor())';

/**
 * Accounts that are erased (domain.md, "National CBRN team"; GDPR, article 17): the row stays for the sake of what it
 * did in office, without name and address, and nobody reads it. Whoever asks for its name is told of nobody.
 */
export class ErasedAccounts1700000000048 implements MigrationInterface {
  readonly name = 'ErasedAccounts1700000000048';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE person ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT person_erased CHECK (erased_at IS NULL OR (name = '' AND email = id::text));
      DROP POLICY readers ON person;
      CREATE POLICY readers ON person FOR SELECT USING (erased_at IS NULL
        AND (id = ${me} OR id = ANY ((SELECT app.known_people(app.actor()))::uuid[])));
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
