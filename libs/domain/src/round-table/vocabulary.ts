/** What kind of meeting it is (domain.md, "Round table"; §82). */
export const roundTableKinds = ['regional', 'international-meeting', 'heads-of-secretariats', 'other'] as const;
export type RoundTableKind = (typeof roundTableKinds)[number];

/** Where people meet. */
export const meetingFormats = ['in-person', 'online', 'hybrid'] as const;
export type MeetingFormat = (typeof meetingFormats)[number];

/** The life of a round table: `proposed → dates polled → confirmed → invited → held → concluded`, or postponed, cancelled. */
export const roundTableLives = [
  'proposed',
  'dates-polled',
  'confirmed',
  'invited',
  'held',
  'concluded',
  'postponed',
  'cancelled',
] as const;
export type RoundTableLife = (typeof roundTableLives)[number];

/** Acts that move a round table through its life. */
export const roundTableSteps = ['poll', 'confirm', 'invite', 'hold', 'conclude', 'postpone', 'cancel'] as const;
export type RoundTableStep = (typeof roundTableSteps)[number];

/** As what a country takes part: of one of the meeting's regions, or as an observer from outside them. */
export const participations = ['member', 'observer'] as const;
export type Participation = (typeof participations)[number];

/** What the reader of a documented round table is told about how the record was read from its source (§82). */
export const roundTableReadings = ['region-from-host', 'region-from-host-of-two', 'day-not-given'] as const;
export type RoundTableReading = (typeof roundTableReadings)[number];
