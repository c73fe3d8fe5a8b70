import { kind, nameOf, type RecordKind, sealedKind } from './record-kind.js';

const of = 'JOIN risk_assessment v ON v.id = x.assessment_id WHERE v.iso3 = $1';
const inOrder = 'v.series_id, v.number';
const ofScenario = `JOIN scenario s ON s.id = x.scenario_id ${of}`;
const ofRisk = { id: 'x.id', seriesId: 'v.series_id', assessmentId: 'x.assessment_id' };
const onScenario = { ...ofRisk, scenarioId: 'x.scenario_id' };

const by = (act: string) => ({
  [`${act}ByRole`]: `x.${act}_role`,
  [`${act}By`]: nameOf(`x.${act}_by`),
  [`${act}At`]: `x.${act}_at`,
});
const withdrawn = { withdrawnBy: nameOf('x.withdrawn_by'), withdrawnAt: 'x.withdrawn_at' };
const sample = { sample: 'x.sample' };

/** A country's risk assessments with all that hangs on them, its sealed words opened; scores once their round is over. */
export const riskKinds: readonly RecordKind[] = [
  sealedKind(
    'risk-assessments',
    'risk_assessment',
    { scope: 'words' },
    {
      id: 'x.id',
      seriesId: 'x.series_id',
      number: 'x.number',
      referenceYear: 'x.reference_year',
      language: 'x.language',
      method: 'm.name',
      remapping: 'x.remapping',
      scope: 'x.words',
      supportPartners: 'x.support_partners',
      life: 'x.life',
      approvedOn: 'x.approved_on',
      preparedUpdateId: 'x.update_id',
      people: `(SELECT jsonb_agg(jsonb_build_object('part', y.part, 'person', ${nameOf('y.person_id')}) ORDER BY y.part, y.id)
        FROM risk_part y WHERE y.assessment_id = x.id)`,
      createdBy: nameOf('x.created_by'),
      createdAt: 'x.created_at',
      ...sample,
    },
    `FROM risk_assessment x JOIN risk_method m ON m.id = x.method_id WHERE x.iso3 = $1 ORDER BY x.series_id, x.number`,
  ),
  sealedKind(
    'risk-steps',
    'risk_step_taken',
    { note: 'words' },
    { ...ofRisk, life: 'x.life', note: 'x.words', ...by('taken'), ...sample },
    `FROM risk_step_taken x ${of} ORDER BY ${inOrder}, x.taken_at, x.id`,
  ),
  sealedKind(
    'scenarios',
    'scenario',
    { title: 'title', words: 'words' },
    {
      ...ofRisk,
      lineId: 'x.line_id',
      number: 'x.number',
      title: 'x.title',
      domain: 'x.domain',
      origin: 'x.origin',
      setting: 'x.setting',
      agentClass: 'x.agent_class',
      words: 'x.words',
      inherent: 'x.inherent',
      current: 'x.current',
      target: 'x.target',
      ratedAt: 'x.rated_at',
      confidence: 'x.confidence',
      isNarrowed: 'x.is_narrowed',
      treatedBy: `(SELECT jsonb_agg(DISTINCT a.reference) FROM scenario_treatment t JOIN action a ON a.line_id = t.line
        WHERE t.scenario_id = x.id)`,
      setsOff: `(SELECT jsonb_agg(o.number ORDER BY o.number) FROM scenario_cascade c JOIN scenario o ON o.id = c.sets_off_id
        WHERE c.scenario_id = x.id)`,
      sensitivities: `(SELECT jsonb_agg(jsonb_build_object('field', y.field, 'kind', y.kind, 'choice', y.choice, 'at', y.chosen_at)
        ORDER BY y.chosen_at, y.id) FROM scenario_sensitivity y WHERE y.scenario_id = x.id)`,
      createdBy: nameOf('x.created_by'),
      createdAt: 'x.created_at',
      ...sample,
    },
    `FROM scenario x ${of} ORDER BY ${inOrder}, x.number`,
  ),
  sealedKind(
    'scenario-history',
    'scenario_change',
    { changes: 'words' },
    { ...onScenario, number: 'x.number', changes: 'x.words', ...by('changed'), ...sample },
    `FROM scenario_change x ${ofScenario} ORDER BY ${inOrder}, s.number, x.number`,
  ),
  sealedKind(
    'scenario-comments',
    'scenario_comment',
    { words: 'words' },
    {
      ...onScenario,
      field: 'x.field',
      paragraph: 'x.paragraph',
      words: 'x.words',
      ...by('written'),
      settledBy: nameOf('x.settled_by'),
      settledAt: 'x.settled_at',
      ...sample,
    },
    `FROM scenario_comment x ${ofScenario} ORDER BY ${inOrder}, s.number, x.written_at, x.id`,
  ),
  kind(
    'risk-grants',
    {
      ...ofRisk,
      person: nameOf('x.person_id'),
      purpose: 'x.purpose',
      scenarioIds: 'to_jsonb(x.scenario_ids)',
      until: 'x.until',
      ...by('granted'),
      ...withdrawn,
      ...sample,
    },
    `FROM risk_grant x ${of} ORDER BY ${inOrder}, x.granted_at, x.id`,
  ),
  sealedKind(
    'risk-acceptances',
    'risk_acceptance',
    { reason: 'words' },
    { ...onScenario, reason: 'x.words', until: 'x.until', ...by('accepted'), ...withdrawn, ...sample },
    `FROM risk_acceptance x ${ofScenario} ORDER BY ${inOrder}, s.number, x.accepted_at, x.id`,
  ),
  sealedKind(
    'scoring-rounds',
    'scoring_round',
    { closedReason: 'closed_words', agreedReason: 'agreed_words' },
    {
      ...onScenario,
      number: 'x.number',
      kind: 'x.kind',
      closesAt: 'x.closes_at',
      ...by('opened'),
      ...by('closed'),
      closedReason: 'x.closed_words',
      agreed: 'x.agreed',
      agreedConfidence: 'x.agreed_confidence',
      agreedReason: 'x.agreed_words',
      ...by('agreed'),
      scorers: `(SELECT jsonb_agg(jsonb_build_object('person', ${nameOf('y.person_id')}, 'scoredAt', y.scored_at) ORDER BY y.id)
        FROM scorer y WHERE y.round_id = x.id)`,
      ...sample,
    },
    `FROM scoring_round x ${ofScenario} ORDER BY ${inOrder}, s.number, x.number`,
  ),
  sealedKind(
    'scores',
    'score',
    { words: 'words' },
    {
      ...onScenario,
      roundId: 'x.round_id',
      person: nameOf('x.person_id'),
      judgement: 'x.judgement',
      confidence: 'x.confidence',
      words: 'x.words',
      scoredAt: 'x.scored_at',
      ...sample,
    },
    `FROM score x ${ofScenario} ORDER BY ${inOrder}, s.number, x.scored_at, x.id`,
  ),
  sealedKind(
    'risk-reviews',
    'review',
    { words: 'words' },
    {
      ...onScenario,
      person: nameOf('x.person_id'),
      hasConflict: 'x.has_conflict',
      judgements: 'x.judgements',
      words: 'x.words',
      reviewedAt: 'x.reviewed_at',
      ...sample,
    },
    `FROM review x ${ofScenario} ORDER BY ${inOrder}, s.number, x.reviewed_at, x.id`,
  ),
  kind(
    'regional-picture',
    {
      id: 'x.id',
      step: 'x.step',
      quarter: 'x.quarter',
      person: nameOf('x.person_id'),
      at: 'x.at',
      sample: 'x.sample',
    },
    `FROM (SELECT id, iso3, 'shares' AS step, NULL::date AS quarter, shared_by AS person_id, since AS at, sample
        FROM picture_sharing
      UNION ALL SELECT id, iso3, 'left', NULL, left_by, left_at, sample FROM picture_sharing WHERE left_at IS NOT NULL
      UNION ALL SELECT l.id, l.iso3, 'looked', d.quarter, l.looked_by, l.looked_at, l.sample
        FROM picture_look l LEFT JOIN picture_draft d ON d.id = l.draft_id
      UNION ALL SELECT c.id, c.iso3, 'consented-to-' || c.step, d.quarter, c.consented_by, c.consented_at, c.sample
        FROM picture_consent c LEFT JOIN picture_draft d ON d.id = c.draft_id) x WHERE x.iso3 = $1 ORDER BY x.at, x.id, x.step`,
  ),
];

/** Tables of the room and where the archive holds them. */
export const risksHeldIn: Readonly<Record<string, string>> = {
  risk_assessment: 'risk-assessments',
  risk_part: 'risk-assessments',
  risk_step_taken: 'risk-steps',
  scenario: 'scenarios',
  scenario_treatment: 'scenarios',
  scenario_cascade: 'scenarios',
  scenario_sensitivity: 'scenarios',
  scenario_change: 'scenario-history',
  scenario_comment: 'scenario-comments',
  risk_grant: 'risk-grants',
  risk_acceptance: 'risk-acceptances',
  scoring_round: 'scoring-rounds',
  scorer: 'scoring-rounds',
  score: 'scores',
  review: 'risk-reviews',
  picture_sharing: 'regional-picture',
  picture_look: 'regional-picture',
  picture_consent: 'regional-picture',
  // A key is for nobody to have.
  risk_key: 'left out',
};
