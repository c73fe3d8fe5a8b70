/** To whom a commitment falls (domain.md, "Commitment"). */
export const addresseeKinds = ['country', 'secretariat', 'headquarters'] as const;
export type AddresseeKind = (typeof addresseeKinds)[number];

/** How a commitment stands. */
export const commitmentStates = ['open', 'acknowledged', 'under-way', 'done', 'declined', 'withdrawn'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** Acts that move a commitment; the last is the secretariat's, the others the addressee's. */
export const commitmentSteps = ['acknowledge', 'begin', 'finish', 'decline', 'withdraw'] as const;
export type CommitmentStep = (typeof commitmentSteps)[number];
