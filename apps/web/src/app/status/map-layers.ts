import { computed, inject, type Signal, signal } from '@angular/core';
import { Theme } from '../platform/theme';

/** From so many levels on, colours alone are too near to each other. */
const tooManyColours = 6;

/** What the reader wants on the map beside the countries; call it while a component is built. */
export function mapLayers(levelCount: Signal<number>) {
  const theme = inject(Theme);
  const isAsked = matchMedia('(prefers-contrast: more), (forced-colors: active), (monochrome)').matches;
  const patterns = signal(false);
  const secretariats = signal(true);
  /** Where colours say too little: for this reader, or because there are too many of them. */
  const needsPatterns = computed(() => isAsked || theme.hasMoreContrast() || levelCount() >= tooManyColours);
  const shown = computed(() => ({ patterns: patterns() || needsPatterns(), secretariats: secretariats() }));
  return { patterns, secretariats, needsPatterns, shown };
}
