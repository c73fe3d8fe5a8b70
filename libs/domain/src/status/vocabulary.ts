/** The life of a claim: `draft → submitted → validated | returned`, or `withdrawn`. The last three are final. */
export const claimStates = ['draft', 'submitted', 'validated', 'returned', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** The life of an update: `draft → sent → decided | withdrawn`. */
export const updateStates = ['draft', 'sent', 'decided', 'withdrawn'] as const;
export type UpdateState = (typeof updateStates)[number];

/** The four ways of having no level. All differ from each other and from the level `none`. */
export const emptyKinds = ['not-asked', 'silent', 'not-shared', 'not-applicable'] as const;
export type EmptyKind = (typeof emptyKinds)[number];

/** How old the last word on a level is, against the indicator's shelf life. */
export const freshnesses = ['fresh', 'ageing', 'stale'] as const;
export type Freshness = (typeof freshnesses)[number];
