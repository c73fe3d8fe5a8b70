import { kind, nameOf, type RecordKind } from './record-kind.js';

/** Who came for a country, what they need, and how ready it was; row security leaves out what is not the reader's. */
export const delegationKinds: readonly RecordKind[] = [
  kind(
    'delegations',
    {
      id: 'd.id',
      roundTableId: 'd.round_table_id',
      head: 'd.head',
      delegate: 'd.delegate',
      alternate: 'd.alternate',
      observer: 'd.observer',
      interpreter: 'd.interpreter',
      tookPart: 'd.took_part',
      sample: 'd.sample',
    },
    'FROM delegation d WHERE d.iso3 = $1 ORDER BY d.id',
  ),
  kind(
    'delegates',
    {
      id: 'd.id',
      roundTableId: 'd.round_table_id',
      seat: 'd.seat',
      name: 'd.name',
      email: 'd.email',
      answer: 'd.answer',
      attended: 'd.attended',
      attendedAt: 'd.attended_at',
      nominatedBy: nameOf('d.nominated_by'),
      nominatedAt: 'd.nominated_at',
      erasedAt: 'd.erased_at',
      sample: 'd.sample',
    },
    'FROM delegate d WHERE d.iso3 = $1 ORDER BY d.nominated_at, d.id',
  ),
  kind(
    'delegate-needs',
    {
      delegateId: 'n.delegate_id',
      visaLetter: 'n.visa_letter',
      interpretation: 'n.interpretation',
      diet: 'n.diet',
      deleteOn: 'n.delete_on',
    },
    'FROM delegate_need n WHERE n.iso3 = $1 ORDER BY n.id',
  ),
  kind(
    'readiness',
    {
      roundTableId: 'm.round_table_id',
      step: 'm.step',
      kind: 'm.kind',
      reason: 'm.reason',
      markedBy: nameOf('m.marked_by'),
      markedAt: 'm.marked_at',
      sample: 'm.sample',
    },
    'FROM readiness_mark m WHERE m.iso3 = $1 ORDER BY m.marked_at, m.id',
  ),
  kind(
    'readiness-reminders',
    {
      roundTableId: 'r.round_table_id',
      steps: 'to_jsonb(r.steps)',
      language: 'r.language',
      sentBy: nameOf('r.sent_by'),
      sentAt: 'r.sent_at',
    },
    'FROM readiness_reminder r WHERE r.iso3 = $1 ORDER BY r.sent_at, r.id',
  ),
];

/** In which file the rows of each table are. */
export const delegationsHeldIn = {
  delegation: 'delegations',
  delegate: 'delegates',
  delegate_need: 'delegate-needs',
  readiness_mark: 'readiness',
  readiness_reminder: 'readiness-reminders',
} as const;
