import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

/**
 * Calls a minute, counted for all processes together. Not logged: a server that crashed begins with an empty table,
 * which is what a limit of one minute can bear, and counting costs no write to the log.
 */
export class SharedLimits1700000000011 implements MigrationInterface {
  readonly name = 'SharedLimits1700000000011';

  async up(q: QueryRunner): Promise<void> {
    await q.query(table);
    await protect(q, 'call_count', { isDerived: true });
    await q.query(functions);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const table = `
  CREATE UNLOGGED TABLE call_count (
    subject text PRIMARY KEY,
    calls int NOT NULL,
    ends_at timestamptz NOT NULL
  ) WITH (fillfactor = 50);
`;

const functions = `
  -- Adds what a process has counted since it last asked, and answers how each subject stands over all processes.
  -- A window that ended begins anew; so does one that ends later than a window can: the clock was set back.
  CREATE FUNCTION app.count_calls(subjects text[], counts int[], seconds int)
  RETURNS TABLE (subject text, calls int, seconds_left double precision)
  LANGUAGE sql VOLATILE ${definer} AS $$
    INSERT INTO call_count AS kept
    SELECT given.subject, given.calls, clock_timestamp() + make_interval(secs => seconds)
    FROM unnest(subjects, counts) AS given (subject, calls)
    -- In one order, so that two processes never wait for each other crosswise.
    ORDER BY given.subject
    ON CONFLICT ON CONSTRAINT call_count_pkey DO UPDATE SET
      calls = CASE WHEN kept.ends_at > clock_timestamp() AND kept.ends_at <= excluded.ends_at
        THEN kept.calls + excluded.calls ELSE excluded.calls END,
      ends_at = CASE WHEN kept.ends_at > clock_timestamp() AND kept.ends_at <= excluded.ends_at
        THEN kept.ends_at ELSE excluded.ends_at END
    RETURNING kept.subject, kept.calls, extract(epoch FROM kept.ends_at - clock_timestamp())::double precision
  $$;
  REVOKE ALL ON FUNCTION app.count_calls(text[], int[], int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.count_calls(text[], int[], int) TO portal_app;
`;
