import '../every-page';

/** The pages of risk assessments in one file, which a first visit of any other page does without. */
export { RiskComparePage } from './risk-compare-page';
export { RiskMethodPage } from './risk-method-page';
export { RiskPicturePage } from './risk-picture-page';
export { RiskPage } from './risk-page';
export { RiskRemapPage } from './risk-remap-page';
export { RisksPage } from './risks-page';
export { RiskReportPage } from './risk-report-page';
export { ScenarioPage } from '../scenario/scenario-page';
