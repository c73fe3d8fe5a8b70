import { httpResource } from '@angular/common/http';
import { inject } from '@angular/core';
import type { HostMap, HostOnMap, PlanOnMap, ProgressMap, SectorMap, TeamOnMap } from '@portal/contracts';
import { Languages } from '../../platform/languages';
import type { LayerAsked } from '../later-layer';
import { withoutBlanks } from '../status-api';

/** What a layer says of a country. */
export interface LayerEntry {
  readonly iso3: string;
  readonly level: string | null;
  readonly empty: PlanOnMap['empty'];
  readonly isBehind: boolean;
  readonly sample: boolean;
  readonly plan: PlanOnMap['plan'];
  readonly team: TeamOnMap['team'];
  readonly host: HostOnMap | null;
}

/** The reads behind the layers, each asked while its layer is chosen. Call it where things are injected. */
export function layerData({ layer, sector, day, sample }: LayerAsked) {
  const language = inject(Languages).current;
  const headers = () => ({ 'Accept-Language': language() });
  const plans = httpResource<ProgressMap>(() => {
    if (layer() !== 'plan-progress') return undefined;
    return { url: '/api/v1/action-plans/progress-map', params: { asAt: day(), sample: sample() }, headers: headers() };
  });
  const teams = httpResource<SectorMap>(() => {
    if (layer() !== 'team-sectors') return undefined;
    const params = withoutBlanks({ asAt: day(), sample: sample(), sector: sector() });
    return { url: '/api/v1/teams/sector-map', params, headers: headers() };
  });
  const hosts = httpResource<HostMap>(() => {
    if (layer() !== 'round-tables') return undefined;
    return { url: '/api/v1/round-tables/host-map', params: { asAt: day(), sample: sample() }, headers: headers() };
  });
  return { plans, teams, hosts };
}

export function ofPlans({ items }: ProgressMap): readonly LayerEntry[] {
  return items.map(({ iso3, step, empty, plan }) => ({
    iso3,
    level: step,
    empty,
    isBehind: step !== null && plan?.isBehind === true,
    sample: plan?.sample === true,
    plan,
    team: null,
    host: null,
  }));
}

export function ofTeams({ items }: SectorMap): readonly LayerEntry[] {
  return items.map(({ iso3, cover, step, empty, team }) => ({
    iso3,
    level: cover ?? step,
    empty,
    isBehind: false,
    sample: team?.sample === true,
    plan: null,
    team,
    host: null,
  }));
}

export function ofHosts({ items }: HostMap): readonly LayerEntry[] {
  return items.map((host) => ({
    iso3: host.iso3,
    level: host.step,
    empty: null,
    isBehind: false,
    sample: [...host.hosted, ...host.ahead].some(({ sample }) => sample),
    plan: null,
    team: null,
    host,
  }));
}
