import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Countries,
  Handover,
  HandoverInput,
  Invitation,
  InvitationInput,
  Invitations,
  Regions,
  RoleAssignment,
  RoleAssignments,
} from '@portal/contracts';
import { Languages } from '../../platform/languages';
import { Requests } from '../../platform/request';

const base = '/api/v1';

/** What the directory is asked for. */
export interface PeopleAsked {
  readonly search: string;
  readonly role: string;
  readonly term: string;
  readonly iso3: readonly string[];
  readonly region: readonly string[];
  readonly page: number;
  readonly limit: number;
}

/** Who holds what, who is invited to what, and the handover of an office. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly languages = inject(Languages);
  private readonly requests = inject(Requests);

  assignments(asked: () => PeopleAsked | undefined) {
    return httpResource<RoleAssignments>(() => {
      const query = asked();
      if (!query) return undefined;
      const { search, role, term, iso3, region, page, limit } = query;
      const params = {
        sort: 'person',
        term,
        page,
        limit,
        iso3,
        region,
        ...(role ? { role } : {}),
        ...(search ? { search } : {}),
      };
      return { url: `${base}/role-assignments`, params, headers: this.spoken() };
    });
  }

  /** What waits for its second person, and what waits for whoever is invited. */
  invitations(isWanted: () => boolean) {
    return httpResource<Invitations>(() =>
      isWanted()
        ? { url: `${base}/invitations?state=proposed&state=open&limit=200`, headers: this.spoken() }
        : undefined,
    );
  }

  countries(isWanted: () => boolean) {
    return httpResource<Countries>(() =>
      isWanted() ? { url: `${base}/countries`, headers: this.spoken() } : undefined,
    );
  }

  regions(isWanted: () => boolean) {
    return httpResource<Regions>(() => (isWanted() ? { url: `${base}/regions`, headers: this.spoken() } : undefined));
  }

  handover(iso3: () => string | undefined) {
    return httpResource<Handover>(() => {
      const wanted = iso3();
      return wanted
        ? { url: `${base}/countries/${encodeURIComponent(wanted)}/handover`, headers: this.spoken() }
        : undefined;
    });
  }

  invite(input: InvitationInput): Promise<Invitation> {
    return this.requests.send('POST', `${base}/invitations`, input);
  }

  act(id: string, act: 'confirm' | 'revoke' | 'send-again'): Promise<Invitation> {
    return this.requests.send('POST', `${base}/invitations/${id}/${act}`);
  }

  end({ id, version }: RoleAssignment, until: string): Promise<RoleAssignment> {
    return this.requests.send('PATCH', `${base}/role-assignments/${id}`, { until }, { ifMatch: `"${version}-"` });
  }

  erase({ person }: RoleAssignment): Promise<void> {
    return this.requests.send('POST', `${base}/people/${person.id}/erasure`);
  }

  handOver(iso3: string, input: HandoverInput): Promise<Invitation> {
    return this.requests.send('POST', `${base}/countries/${iso3}/handover`, input);
  }

  private spoken(): Record<string, string> {
    return { 'Accept-Language': this.languages.current() };
  }
}
