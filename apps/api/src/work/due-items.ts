import type { Commitment, WorkItem } from '@portal/contracts';
import type { Language } from '@portal/domain';
import { sentence } from '@portal/texts';
import { answerPath, type DueActionRow } from '../plan/due-action.service.js';
import type { Owing } from '../status/round-owing.service.js';

/** What a country still owes a reporting round. */
export function roundItemOf({ round, iso3, indicators }: Owing, country: string, language: Language): WorkItem {
  return {
    id: `answer-round:${round.id}:${iso3}`,
    kind: 'answer-round',
    title: sentence('work', 'answer-round', language, {
      country,
      round: round.title,
      count: String(indicators.length),
    }),
    dueOn: round.due,
    url: `/countries/${iso3}/update`,
    iso3,
    indicator: null,
    claimId: null,
    sample: round.sample,
  };
}

/** An action that is to be reported on. */
export function actionItemOf(row: DueActionRow, language: Language): WorkItem {
  return {
    id: `report-action:${row.id}`,
    kind: 'report-action',
    title: sentence('work', 'report-action', language, { action: row.title, reference: row.reference }),
    dueOn: row.ends_on,
    url: answerPath(row.id),
    iso3: row.iso3,
    indicator: null,
    claimId: null,
    sample: row.sample,
  };
}

/** A commitment that waits for whoever it is addressed to. */
export function commitmentItemOf({ id, text, reference, ...rest }: Commitment, language: Language): WorkItem {
  return {
    id: `commitment:${id}`,
    kind: 'commitment',
    title: sentence('work', 'commitment', language, { commitment: text, reference }),
    dueOn: rest.dueOn,
    url: `/round-tables/${rest.roundTable.id}/commitments`,
    iso3: rest.addressee.iso3,
    indicator: null,
    claimId: null,
    sample: rest.sample,
  };
}
