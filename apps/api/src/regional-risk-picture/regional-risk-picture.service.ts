import { Injectable } from '@nestjs/common';
import type {
  PictureConsentInput,
  PictureDraftInput,
  PictureLookInput,
  PictureSharingInput,
  RegionalRiskPicture,
} from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  invalid,
  isRefusal,
  isSecretariatOf,
  notFound,
  type Refusal,
  refusalToConsentToPicture,
  refusalToDraftPicture,
  refusalToLookAtPicture,
  refusalToPublishDraft,
  refusalToSharePicture,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type Transaction, type Versioned } from '../platform/database/transaction.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import { PictureDrawingService } from './picture-drawing.service.js';
import { PictureNewsService } from './picture-news.service.js';
import { type PictureState, PictureStateService } from './picture-state.service.js';
import { shownBefore, toDrafted, wordsOf } from './picture.queries.js';

type Answer = Promise<RegionalRiskPicture | Refusal>;
type Act = (tx: Transaction, state: PictureState) => Promise<Refusal | null>;

/** What a region learns of its common risks: drawn, looked at by whose it is, and published once a quarter. */
@Injectable()
export class RegionalRiskPictureService {
  constructor(
    private readonly database: Database,
    private readonly states: PictureStateService,
    private readonly drawing: PictureDrawingService,
    private readonly news: PictureNewsService,
  ) {}

  read(actor: RequestActor, region: string): Answer {
    return this.database.read(actor, async (tx) => {
      const state = await this.states.of(tx, region);
      return state ? this.states.picture(tx, actor, state) : notFound;
    });
  }

  /** From this instant its country counts in the next picture, or no more. What was published stays. */
  share(actor: RequestActor, { country, shares }: PictureSharingInput): Answer {
    return this.ofCountry(actor, country, async (tx, state) => {
      const hasApproved = await this.states.hasApproved(tx, country);
      const refusal = refusalToSharePicture(actor, country, { joins: shares, hasApproved });
      if (refusal) return refusal;
      const present = state.sharing.find(({ iso3 }) => iso3 === country);
      if (shares === (present !== undefined)) return null;
      if (!present) {
        await tx.insert('picture_sharing', { iso3: country, since: tx.now, ...by(actor, country, 'shared') });
        return null;
      }
      const left = await tx.change<Versioned>('picture_sharing', present, { left_at: tx.now, left_by: actor.id });
      return isRefusal(left) ? left : null;
    });
  }

  /** Fixes the words, which nobody sees before a country whose they are has looked. The same countries once a quarter. */
  draft(actor: RequestActor, { region }: PictureDraftInput): Answer {
    return this.ofRegion(actor, region, async (tx, state) => {
      const { quarter, present, place } = state;
      const wanted = { region, quarter, countries: present };
      const shown = await tx.derive(() => shownBefore(tx, wanted, null));
      const published = state.published.map((each) => each.quarter);
      const refusal = refusalToDraftPicture(actor, place, wanted, shown, published);
      if (refusal || state.current) return refusal ?? conflict('picture-drawn');
      const picture = await tx.derive(() => this.drawing.draw(tx, wanted));
      await tx.post('picture_draft', {
        ...{ region, quarter, words: picture.words },
        countries: new AsArray(picture.countries),
        drafted_by: actor.id,
        ...office(actor, region, 'drafted'),
        drafted_at: tx.now,
      });
      await this.news.drafted(tx, actor, region, present);
      return null;
    });
  }

  /** Exactly what others will see. */
  look(actor: RequestActor, { country, draftId }: PictureLookInput): Answer {
    return this.ofCountry(actor, country, async (tx, state) => {
      const draft = state.drafts.find(({ id }) => id === draftId) ?? null;
      const wanted = { region: state.region, countries: state.present };
      const shown = await tx.derive(() => shownBefore(tx, wanted, draftId));
      const drafted = draft && toDrafted(draft, state.hidden);
      const refusal = refusalToLookAtPicture(actor, country, drafted, state.present, shown);
      if (refusal || draft?.looked.includes(country)) return refusal;
      const looked = { draft_id: draftId, iso3: country, looked_at: tx.now, ...by(actor, country, 'looked') };
      await tx.insert('picture_look', looked);
      return null;
    });
  }

  consent(actor: RequestActor, { country, draftId, to }: PictureConsentInput): Answer {
    return this.ofCountry(actor, country, async (tx, state) => {
      const draft = state.drafts.find(({ id }) => id === draftId) ?? null;
      const drafted = draft && toDrafted(draft, state.hidden);
      const refusal = refusalToConsentToPicture(actor, country, to, drafted, state.present);
      const given = to === 'look' ? draft?.agreed : draft?.consented;
      if (refusal || given?.includes(country)) return refusal;
      await tx.insert('picture_consent', {
        ...{ draft_id: draftId, iso3: country, step: to, consented_at: tx.now },
        ...by(actor, country, 'consented'),
      });
      return null;
    });
  }

  publish(actor: RequestActor, { region }: PictureDraftInput): Answer {
    return this.ofRegion(actor, region, async (tx, state) => {
      const draft = state.current ?? state.drafts[0] ?? null;
      const known = draft && (await tx.derive(() => wordsOf(tx, draft.id)));
      const wanted = { region, countries: state.present };
      const refusal = refusalToPublishDraft(actor, state.place, {
        draft: draft && known ? toDrafted(draft, { ...state.hidden, words: known }) : null,
        present: state.present,
        today: dayOfInstant(tx.now),
        shown: await tx.derive(() => shownBefore(tx, wanted, draft?.id ?? null)),
        published: state.published.map(({ quarter }) => quarter),
      });
      if (refusal) return refusal;
      if (!draft || !known) return conflict('no-draft');
      await tx.insert('regional_picture', {
        ...{ draft_id: draft.id, region, quarter: state.quarter, words: known },
        countries: new AsArray(draft.countries),
        published_by: actor.id,
        ...office(actor, region, 'published'),
        published_at: tx.now,
      });
      await this.news.published(tx, actor, region);
      return null;
    });
  }

  private async ofCountry(actor: RequestActor, iso3: string, act: Act): Answer {
    return this.database.write(actor, async (tx) => {
      const region = await this.states.mainRegionOf(tx, iso3);
      return region === null
        ? invalid({ pointer: '/country', code: 'unknown-country' })
        : this.act(tx, actor, region, act);
    });
  }

  private ofRegion(actor: RequestActor, region: string, act: Act): Answer {
    return this.database.write(actor, (tx) => this.act(tx, actor, region, act));
  }

  /** One act on a region's picture after the other: each sees who shares and what was shown. */
  private async act(tx: Transaction, actor: RequestActor, region: string, act: Act): Answer {
    await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 55))', [region]);
    const state = await this.states.of(tx, region);
    if (!state) return notFound;
    const refusal = await act(tx, state);
    if (refusal) return refusal;
    const present = await this.states.of(tx, region);
    return present ? this.states.picture(tx, actor, present) : notFound;
  }
}

/** Who did it for a country, and in what office. */
function by(actor: RequestActor, iso3: string, act: string) {
  const { role, scope } = officeIn(actor, iso3);
  return { [`${act}_by`]: actor.id, [`${act}_role`]: role, [`${act}_scope`]: scope };
}

/** In what office somebody draws and publishes. */
function office(actor: RequestActor, region: string, act: string) {
  const isItsOwn = isSecretariatOf(actor, [region]);
  return {
    [`${act}_role`]: isItsOwn ? 'secretariat' : 'coordinator',
    [`${act}_scope`]: isItsOwn ? { kind: 'region', code: region } : { kind: 'network' },
  };
}
