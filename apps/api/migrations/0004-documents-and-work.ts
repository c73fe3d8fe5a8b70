import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const isReportings = `iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[])`;

/** Documents of a country, what people are told, and what waits for them. */
export class DocumentsAndWork1700000000004 implements MigrationInterface {
  readonly name = 'DocumentsAndWork1700000000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await protect(q, 'document', {
      owner: 'iso3',
      visibility: 'visibility',
      policies: { insert: isReportings, update: `iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])` },
    });
    // Anybody's act may tell somebody; nobody reads what another person was told.
    await protect(q, 'notification', {
      policies: {
        select: `person_id = (SELECT app.actor())`,
        insert: `(SELECT app.is_signed_in(app.actor()))`,
        update: `person_id = (SELECT app.actor())`,
      },
    });
    await protect(q, 'work_item', {
      policies: { select: isReportings, insert: isReportings, update: isReportings },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE document (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    title text NOT NULL,
    language text NOT NULL,
    media_type text NOT NULL,
    size int NOT NULL CHECK (size > 0),
    sha256 text NOT NULL,
    visibility text NOT NULL DEFAULT 'region' CHECK (visibility IN ('public', 'network', 'region', 'restricted')),
    uploaded_by uuid REFERENCES person,
    uploaded_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX document_country ON document (iso3, uploaded_at DESC);

  CREATE TABLE notification (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL,
    iso3 text REFERENCES partner_country,
    indicator text,
    level text,
    url text NOT NULL,
    record_id uuid,
    at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX notification_person ON notification (person_id, at DESC);

  -- What waits for an office, not for a person: whoever holds the office sees it.
  CREATE TABLE work_item (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    kind text NOT NULL,
    office text NOT NULL CHECK (office IN ('country', 'validator')),
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text,
    claim_id uuid REFERENCES claim,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_on date,
    done_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX work_item_open ON work_item (iso3, created_at) WHERE done_at IS NULL;
  CREATE INDEX work_item_claim ON work_item (claim_id) WHERE done_at IS NULL;
`;
