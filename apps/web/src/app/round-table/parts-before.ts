import '../every-page';

/**
 * The parts of a round table that are worked on before it, in one file: past some 130 of them the bundler no longer puts what every page
 * shares into the first one.
 */
export { DatesPart } from '../date-poll/dates-part';
export { InvitationsPart } from '../meeting-invitation/invitations-part';
export { AgendaPart } from '../agenda/agenda-part';
export { RunSheetPart } from '../agenda/run-sheet-part';
export { DelegationsPart } from '../delegation/delegations-part';
export { ReadinessPart } from '../delegation/readiness-part';
export { BriefingPart } from '../briefing/briefing-part';
