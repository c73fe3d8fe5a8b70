import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  HoldingEnd,
  HoldingInput,
  InstrumentInput,
  InstrumentPatch,
  OtherMember,
  RenewalInput,
  Seat,
  SeatInput,
  SeatPatch,
  Seats,
  Team,
  TeamInput,
  TeamInstrument,
  TeamMember,
  TeamMemberPatch,
  TeamMembers,
  TeamPatch,
  TeamPicture,
  Teams,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

export interface TeamAsked {
  readonly iso3: string;
  readonly asAt?: string | undefined;
  readonly sample: 'include' | 'exclude';
}

const base = '/api/v1';
const seen = (version: number) => ({ ifMatch: `"${version}-"` });

/** The calls of national teams. Reads ask again when the reader changes the language; writes keep their key across tries. */
@Injectable({ providedIn: 'root' })
export class TeamApi {
  private readonly language = inject(Languages).current;
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);

  picture(asked: () => TeamAsked | undefined) {
    return httpResource<TeamPicture>(() => {
      const query = asked();
      if (!query) return undefined;
      const { iso3, asAt, sample } = query;
      return {
        url: `${base}/countries/${encodeURIComponent(iso3)}/team`,
        params: { sample, ...(asAt === undefined ? {} : { asAt }) },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  /** Whether there is a team that the reader may see. */
  list(asked: () => TeamAsked | undefined) {
    return httpResource<Teams>(() => {
      const query = asked();
      return query ? { url: `${base}/teams`, params: { iso3: query.iso3, sample: query.sample, limit: 1 } } : undefined;
    });
  }

  /** A seat with all its terms. */
  seat(id: () => string) {
    return httpResource<Seat>(() => `${base}/seats/${encodeURIComponent(id())}`);
  }

  /** All seats of a country with all their terms. */
  seats(iso3: () => string) {
    return httpResource<Seats>(() => ({
      url: `${base}/seats`,
      params: { iso3: iso3(), limit: 200, sample: 'include' },
    }));
  }

  /** Somebody of the team, as they stand now. */
  member(id: string): Promise<TeamMember> {
    return firstValueFrom(this.http.get<TeamMember>(`${base}/team-members/${encodeURIComponent(id)}`));
  }

  members(iso3: () => string | undefined) {
    return httpResource<TeamMembers>(() => {
      const country = iso3();
      return country
        ? { url: `${base}/team-members`, params: { iso3: country, limit: 200, sample: 'include' } }
        : undefined;
    });
  }

  begin(iso3: string, input: TeamInput, key: string): Promise<Team> {
    return this.requests.send('POST', `${base}/countries/${iso3}/team`, input, { key });
  }

  change(id: string, patch: TeamPatch, version: number): Promise<Team> {
    return this.requests.send('PATCH', `${base}/teams/${id}`, patch, seen(version));
  }

  renew(id: string, input: RenewalInput, key: string): Promise<Team> {
    return this.requests.send('POST', `${base}/teams/${id}/renewals`, input, { key });
  }

  record(teamId: string, input: InstrumentInput, key: string): Promise<TeamInstrument> {
    return this.requests.send('POST', `${base}/teams/${teamId}/instruments`, input, { key });
  }

  correct(id: string, patch: InstrumentPatch, version: number): Promise<TeamInstrument> {
    return this.requests.send('PATCH', `${base}/team-instruments/${id}`, patch, seen(version));
  }

  addSeat(teamId: string, input: SeatInput, key: string): Promise<Seat> {
    return this.requests.send('POST', `${base}/teams/${teamId}/seats`, input, { key });
  }

  changeSeat(id: string, patch: SeatPatch, version: number): Promise<Seat> {
    return this.requests.send('PATCH', `${base}/seats/${id}`, patch, seen(version));
  }

  name(seatId: string, input: HoldingInput, key: string): Promise<Seat> {
    return this.requests.send('POST', `${base}/seats/${seatId}/holdings`, input, { key });
  }

  end(holdingId: string, input: HoldingEnd, key: string): Promise<Seat> {
    return this.requests.send('POST', `${base}/seat-holdings/${holdingId}/end`, input, { key });
  }

  changeMember(id: string, patch: TeamMemberPatch, version: number): Promise<TeamMember> {
    return this.requests.send('PATCH', `${base}/team-members/${id}`, patch, seen(version));
  }

  /** The same person (`merge`), or not (`apart`). */
  settle(id: string, act: 'merge' | 'apart', input: OtherMember): Promise<TeamMember> {
    return this.requests.send('POST', `${base}/team-members/${id}/${act}`, input);
  }
}
