/** Whose round tables a feed shows: all, a region's, a country's, or those in which the reader takes part. */
export const feedKinds = ['network', 'region', 'country', 'me'] as const;
export type FeedKind = (typeof feedKinds)[number];
