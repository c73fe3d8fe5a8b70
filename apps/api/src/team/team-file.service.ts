import { Injectable } from '@nestjs/common';
import type { SeatHolding, SeatOnDay, TeamFileQuery, TeamPicture } from '@portal/contracts';
import { isRefusal, notFound, type Refusal, seatsNarrowed } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import { aboutOf } from '../platform/tables/about.js';
import type { CellValue, TableFormat } from '../platform/tables/table.js';
import { mediaTypeOf, tableBytes } from '../platform/tables/table-file.js';
import { TeamService } from './team.service.js';

const ofPlace = ['name', 'role', 'since', 'until', 'email', 'telephone'] as const;

const columns = [
  'sector',
  'sectorName',
  'institution',
  'domains',
  'since',
  'until',
  'shownTo',
  ...ofPlace.map((each) => `principal.${each}`),
  ...ofPlace.map((each) => `alternate.${each}`),
  'vacantSince',
  'sample',
];

/** A team's seats on a day as a file: what the page shows this reader, one row a seat. */
@Injectable()
export class TeamFileService {
  constructor(private readonly teams: TeamService) {}

  async seats(
    actor: RequestActor,
    iso3: string,
    { sector, domain, lang: _lang, ...query }: TeamFileQuery,
    format: TableFormat,
  ): Promise<Prepared | Refusal> {
    const picture = await this.teams.read(actor, iso3, query);
    if (isRefusal(picture)) return picture;
    if (!picture.team) return notFound;
    const words = (key: string) => sentence('export-files', key, actor.language, {});
    const rows = seatsNarrowed(picture.seats, { sectors: sector ?? [], domains: domain ?? [] }).map((seat) =>
      rowOf(seat, picture, words('team-hidden')),
    );
    const madeAt = new Date().toISOString();
    const about = aboutOf(actor.language, {
      title: sentence('export-files', 'title-team', actor.language, { team: picture.team.name }),
      asAt: picture.asAt,
      knownAt: madeAt,
      sample: picture.sample,
      filters: { sector, domain },
      madeAt,
    });
    const bytes = await tableBytes(format, { columns, rows }, about);
    return new Prepared(bytes, etagOf(bytes), null, mediaTypeOf[format], `team-${iso3}.${format}`);
  }
}

function rowOf(seat: SeatOnDay, { sectors }: TeamPicture, hidden: string): CellValue[] {
  return [
    seat.sector,
    sectors.find(({ id }) => id === seat.sector)?.name ?? null,
    seat.institution,
    seat.domains.join(';'),
    seat.since,
    seat.until,
    seat.shownTo,
    ...placeOf(seat.principal, hidden),
    ...placeOf(seat.alternate, hidden),
    seat.vacantSince,
    seat.sample,
  ];
}

/** Somebody who is not shown stays in their place, without a name. */
function placeOf(holding: SeatHolding | null, hidden: string): CellValue[] {
  if (!holding) return ofPlace.map(() => null);
  const { holder, role, since, until } = holding;
  const { email = null, telephone = null } = holder?.contact ?? {};
  return [holder ? holder.name : hidden, role, since, until, email, telephone];
}
