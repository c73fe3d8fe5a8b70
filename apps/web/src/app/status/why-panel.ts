import '../every-page';

/** A file that is loaded by itself, as pages are. */
export { WhyPanel } from '../ui/why-panel';
