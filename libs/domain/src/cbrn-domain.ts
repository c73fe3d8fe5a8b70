/** Chemical, biological, radiological, nuclear: what a seat knows of and an action is about. */
export const cbrnDomains = ['C', 'B', 'R', 'N'] as const;
export type CbrnDomain = (typeof cbrnDomains)[number];
