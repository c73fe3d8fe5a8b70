import '../../every-page';
import { computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { MapCountry } from '@portal/contracts';
import type { EmptyKind } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import type { CoveragePicture, Shown } from '../coverage-picture';
import type { LayerAsked, LayerView, LayerWords } from '../later-layer';
import { layerData, type LayerEntry, ofHosts, ofPlans, ofTeams } from './layer-data';
import { LayerHead } from './layer-head';
import { hostLevels, progressLevels, sectorLevels } from './layer-levels';
import { LayerPanel } from './layer-panel';
import { LayerTable } from './layer-table';

const kinds = ['not-shared', 'not-asked', 'silent'] as const;

/** A layer of records as the map shows it; by whatever the address asks for now. Call it where things are injected. */
export function openLayer(asked: LayerAsked): LayerView {
  const texts = roomTexts('map-layers');
  const { t } = texts;
  const formats = inject(Formats);
  const router = inject(Router);
  const transloco = inject(TranslocoService);
  const { plans, teams, hosts } = layerData(asked);
  const isPlans = computed(() => asked.layer() === 'plan-progress');
  const isHosts = computed(() => asked.layer() === 'round-tables');
  const resource = () => (isPlans() ? plans : isHosts() ? hosts : teams);
  const planned = computed(() => (plans.hasValue() ? plans.value() : undefined));
  const seated = computed(() => (teams.hasValue() ? teams.value() : undefined));
  const name = computed(() => transloco.translate<string>(`map.layer.${asked.layer() ?? 'plan-progress'}`));
  const sectorName = computed(() => seated()?.sectors.find(({ id }) => id === seated()?.sector)?.name);
  const entries = computed((): ReadonlyMap<string, LayerEntry> | undefined => {
    const [progress, sectors] = [planned(), seated()];
    const hosting = hosts.hasValue() ? hosts.value() : undefined;
    const all = isPlans()
      ? progress && ofPlans(progress)
      : isHosts()
        ? hosting && ofHosts(hosting)
        : sectors && ofTeams(sectors);
    return all && new Map(all.map((entry) => [entry.iso3, entry]));
  });
  const indicator = computed(() => {
    const known = seated();
    // Until the words are here nothing is named.
    if (!t('why')) return undefined;
    if (isPlans()) return progressLevels(name(), texts, formats);
    if (isHosts()) return hostLevels(name(), texts);
    return (
      known &&
      sectorLevels(
        sectorName() ?? name(),
        { isOne: known.sector !== null, total: known.sectors.length },
        texts,
        formats,
      )
    );
  });
  const picture = computed((): CoveragePicture | undefined => {
    const [shown, found, all] = [indicator(), entries(), asked.countries()];
    if (!shown || !found || all.length === 0) return undefined;
    const order = new Map(shown.levels.map((level) => [level.id, level.order]));
    const countries = asked.drawing
      .partnersOn(asked.day(), all, asked.region() ?? '')
      .flatMap((country) => shownAs(country, found.get(country.iso3), order));
    const figures = asked.drawing.figuresOf(
      shown.levels.map(({ id }) => id),
      countries,
    );
    return { day: asked.day(), countries, figures };
  });
  const words = computed((): LayerWords => {
    const of = (kind: EmptyKind) => t(`empty.${asked.layer() ?? 'plan-progress'}.${kind}`);
    const empties = Object.fromEntries(
      kinds.filter((kind) => !isHosts() && (isPlans() || kind !== 'silent')).map((kind) => [kind, of(kind)]),
    );
    return { empties, dotted: isPlans() ? t('behind') : null };
  });
  const sentence = computed(() => {
    const drawn = picture();
    if (!drawn) return null;
    const { countries, figures } = drawn;
    const count = (which: (country: Shown) => boolean) => formats.number(countries.filter(which).length);
    const shown = count(({ level }) => level !== null);
    const one = sectorName();
    if (isHosts()) {
      const [ahead, year] = ['ahead', 'this-year'].map((step) => formats.number(figures.byLevel[step] ?? 0));
      return {
        countries: formats.plural('map.countries', countries.length),
        reached: t('sentence.hosts', { ahead: ahead ?? '', year: year ?? '' }),
        silent: t('sentence.hosts-none', { count: formats.number(figures.byLevel['none'] ?? 0) }),
      };
    }
    const reached = isPlans()
      ? t('sentence.plan', { count: shown, behind: count(({ freshness }) => freshness === 'stale') })
      : one
        ? t('sentence.sector', {
            sector: one,
            count: formats.number(figures.byLevel['covered'] ?? 0),
            vacant: formats.number(figures.byLevel['vacant'] ?? 0),
          })
        : t('sentence.sectors', { count: shown, most: count(({ order }) => order > 2) });
    return {
      countries: formats.plural('map.countries', countries.length),
      reached,
      silent: t('sentence.not-shared', { count: formats.number(figures.byEmpty['not-shared']) }),
    };
  });
  const choose = (sector: string): void => {
    void router.navigate([], { queryParams: { sector: sector || null }, queryParamsHandling: 'merge' });
  };
  const regionNames = (codes: readonly string[]) =>
    codes.map((code) => asked.regions().find((region) => region.code === code)?.name ?? code).join(' · ');
  return {
    indicator,
    picture,
    sentence,
    words,
    hasFailed: computed(() => resource().error() !== undefined),
    again: () => void resource().reload(),
    head: computed(() => ({
      component: LayerHead,
      inputs: {
        name: name(),
        sectors: isPlans() || isHosts() ? null : (seated()?.sectors ?? []),
        sector: asked.sector() ?? '',
        choose,
      },
    })),
    table: (open) => ({
      component: LayerTable,
      inputs: {
        countries: picture()?.countries ?? [],
        entries: entries() ?? new Map(),
        indicator: indicator(),
        words: words(),
        open,
      },
    }),
    panel: (country, close) => ({
      component: LayerPanel,
      inputs: {
        country,
        entry: entries()?.get(country.iso3),
        indicator: indicator(),
        layer: asked.layer(),
        place: regionNames(country.regions),
        words: words(),
        total: seated()?.sectors.length ?? 0,
        close,
      },
    }),
  };
}

function shownAs(
  { iso3, name, regions }: MapCountry,
  entry: LayerEntry | undefined,
  order: ReadonlyMap<string, number>,
): readonly Shown[] {
  if (!entry) return [];
  const { level, empty, isBehind, sample } = entry;
  return [
    {
      iso3,
      name,
      regions,
      level,
      empty,
      order: level === null ? -1 : (order.get(level) ?? 0),
      effectiveOn: null,
      effectivePrecision: null,
      since: null,
      sincePrecision: null,
      attestedOn: null,
      // The dotted ring: of indicators what is out of date, here what is behind.
      freshness: level === null ? null : isBehind ? 'stale' : 'fresh',
      claimId: null,
      sample,
    },
  ];
}
