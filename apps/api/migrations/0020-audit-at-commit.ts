import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail's entries may be written when a transaction commits. All of them form one chain, whose lock lasts
 * until COMMIT: taken at the first change, it kept every other writer waiting while the rest of the transaction went
 * on; taken at the end, it is held for as long as the entries take.
 */
export class AuditAtCommit1700000000020 implements MigrationInterface {
  readonly name = 'AuditAtCommit1700000000020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(mayWait);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** Tables made before triggers were made so, with the same arguments. A trigger cannot be altered, only made anew. */
const mayWait = `
  DO $$
  DECLARE
    made record;
  BEGIN
    FOR made IN
      SELECT t.oid, t.tgrelid::regclass AS on_table,
        regexp_replace(pg_get_triggerdef(t.oid), '^.* EXECUTE FUNCTION ', '') AS call
      FROM pg_trigger t WHERE t.tgname = 'audit' AND t.tgconstraint = 0
    LOOP
      EXECUTE format('DROP TRIGGER audit ON %s', made.on_table);
      EXECUTE format('CREATE CONSTRAINT TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s
        DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION %s', made.on_table, made.call);
    END LOOP;
  END $$;
`;
