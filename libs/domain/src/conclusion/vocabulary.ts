/** What a conclusion does (domain.md, "Conclusion"). */
export const conclusionKinds = ['decision', 'recommendation', 'request', 'information'] as const;
export type ConclusionKind = (typeof conclusionKinds)[number];
