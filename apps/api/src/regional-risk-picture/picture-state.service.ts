import { Injectable } from '@nestjs/common';
import type { PictureWords, RegionalRiskPicture } from '@portal/contracts';
import {
  addDays,
  conflict,
  type Day,
  dayOfInstant,
  daysToLook,
  fewestSharing,
  quarterOf,
  type Refusal,
  refusalToConsentToPicture,
  refusalToDraftPicture,
  refusalToLookAtPicture,
  refusalToPublishDraft,
  refusalToRunPicture,
  refusalToSharePicture,
  type RegionalPicture,
  type RoundTablePlace,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { rightOf, toHand } from '../platform/hand.js';
import {
  type DraftRow,
  draftsIn,
  publishedIn,
  type PublishedRow,
  readableRegion,
  sharingNow,
  type SharingRow,
  toDrafted,
  wordsOf,
} from './picture.queries.js';

/** Where a region's picture stands, as far as the reader may know it. */
export interface PictureState {
  readonly region: string;
  readonly place: Pick<RoundTablePlace, 'region' | 'hasSecretariat'>;
  readonly quarter: Day;
  readonly today: Day;
  readonly sharing: readonly SharingRow[];
  /** The countries that share now. */
  readonly present: readonly string[];
  readonly published: readonly PublishedRow[];
  /** Of this quarter, the latest first. */
  readonly drafts: readonly DraftRow[];
  /** The one of those who share now. */
  readonly current: DraftRow | undefined;
  /** Stands where the rules need words and the reader has not seen them; they ask of them that they be the same. */
  readonly hidden: Pick<RegionalPicture, 'region' | 'quarter' | 'words'>;
}

const hiddenWords = {
  C: 'fewer-than-half',
  B: 'fewer-than-half',
  R: 'fewer-than-half',
  N: 'fewer-than-half',
} as const satisfies PictureWords;

/** A region's picture as its readers see it. */
@Injectable()
export class PictureStateService {
  /** Undefined: the region is not there, or not the reader's. */
  async of(tx: ReadTransaction, code: string): Promise<PictureState | undefined> {
    const region = await readableRegion(tx, code);
    if (!region) return undefined;
    const today = dayOfInstant(tx.now);
    const quarter = quarterOf(today).from;
    const sharing = await sharingNow(tx, code);
    const present = sharing.map(({ iso3 }) => iso3);
    const drafts = await draftsIn(tx, code, quarter);
    return {
      ...{ region: code, quarter, today, sharing, present, drafts },
      place: { region: code, hasSecretariat: region.has_secretariat },
      published: await publishedIn(tx, code),
      current: drafts.find(({ countries }) => countries.join() === present.join()),
      hidden: { region: code, quarter, words: hiddenWords },
    };
  }

  async mainRegionOf(tx: ReadTransaction, iso3: string): Promise<string | null> {
    const row = await tx.row<{ main_region: string }>('SELECT main_region FROM partner_country WHERE iso3 = $1', [
      iso3,
    ]);
    return row?.main_region ?? null;
  }

  /** Of one's own country: of another one it is never seen. */
  async hasApproved(tx: ReadTransaction, iso3: string): Promise<boolean> {
    const row = await tx.row<{ is: boolean }>(
      `SELECT EXISTS (SELECT FROM risk_assessment WHERE iso3 = $1 AND life = 'approved' AND NOT sample) AS is`,
      [iso3],
    );
    return row?.is ?? false;
  }

  async picture(tx: ReadTransaction, actor: RequestActor, state: PictureState): Promise<RegionalRiskPicture> {
    return {
      region: state.region,
      quarter: state.quarter,
      fewestSharing,
      published: state.published.map(({ id, quarter, countries, words, ...row }) => ({
        ...{ id, quarter, words },
        countries: [...countries],
        at: row.published_at,
        by: toHand(row),
      })),
      sharing: state.sharing.map(({ iso3, since }) => ({ iso3, since })),
      draft: draftOf(state),
      mine: await this.mine(tx, actor, state),
      rights: {
        draft: rightOf(refusalToDraw(actor, state)),
        publish: rightOf(refusalToPublish(actor, state)),
      },
    };
  }

  private async mine(
    tx: ReadTransaction,
    actor: RequestActor,
    state: PictureState,
  ): Promise<RegionalRiskPicture['mine']> {
    const scopes = actor.assignments.flatMap(({ scope }) => (scope.kind === 'country' ? [scope.iso3] : []));
    const mine: RegionalRiskPicture['mine'] = [];
    for (const country of [...new Set(scopes)].sort()) {
      if ((await this.mainRegionOf(tx, country)) !== state.region) continue;
      const shares = state.present.includes(country);
      const sharing = { joins: !shares, hasApproved: await this.hasApproved(tx, country) };
      const draft = state.current ?? state.drafts[0];
      const drafted = draft ? toDrafted(draft, state.hidden) : null;
      const consent = (to: 'look' | 'publish') =>
        rightOf(refusalToConsentToPicture(actor, country, to, drafted, state.present));
      mine.push({
        ...{ country, shares },
        seen: draft?.looked.includes(country) ? ((await wordsOf(tx, draft.id)) ?? null) : null,
        share: rightOf(refusalToSharePicture(actor, country, sharing)),
        look: rightOf(refusalToLookAtPicture(actor, country, drafted, state.present, [])),
        agreeToLook: consent('look'),
        consent: consent('publish'),
      });
    }
    return mine;
  }
}

function draftOf({ drafts, current }: PictureState): RegionalRiskPicture['draft'] {
  const draft = current ?? drafts[0];
  if (!draft) return null;
  return {
    id: draft.id,
    countries: [...draft.countries],
    at: draft.drafted_at,
    by: toHand(draft),
    isCurrent: draft === current,
    looked: [...draft.looked],
    agreedToLook: [...draft.agreed],
    consented: [...draft.consented],
    waitsUntil: addDays(dayOfInstant(draft.drafted_at), daysToLook),
  };
}

/** As far as it can be said without asking what the picture could tell. */
function refusalToDraw(
  actor: RequestActor,
  { place, quarter, present, published, current }: PictureState,
): Refusal | null {
  const quarters = published.map((each) => each.quarter);
  const refusal = refusalToRunPicture(actor, place);
  if (refusal || quarters.includes(quarter)) return refusal ?? conflict('picture-this-quarter');
  if (current) return conflict('picture-drawn');
  return refusalToDraftPicture(actor, place, { countries: present, quarter }, [], quarters);
}

function refusalToPublish(actor: RequestActor, state: PictureState): Refusal | null {
  const draft = state.current ?? state.drafts[0];
  return refusalToPublishDraft(actor, state.place, {
    draft: draft ? toDrafted(draft, state.hidden) : null,
    present: state.present,
    today: state.today,
    shown: [],
    published: state.published.map(({ quarter }) => quarter),
  });
}
