/** From the widest to the narrowest (domain.md, "Visibility"). */
export const visibilities = ['public', 'network', 'region', 'restricted'] as const;
export type Visibility = (typeof visibilities)[number];
