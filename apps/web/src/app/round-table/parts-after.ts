import '../every-page';

/**
 * The parts of a round table that are worked on at it and after it, in one file: past some 130 of them the bundler no longer puts what every page
 * shares into the first one.
 */
export { PositionsPart } from '../position/positions-part';
export { PrioritiesPart } from '../priority/priorities-part';
export { ConclusionsPart } from '../conclusion/conclusions-part';
export { CommitmentsPart } from '../conclusion/commitments-part';
export { MinutesPart } from '../minutes/minutes-part';
