import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ByRegionCode,
  PictureConsentInput,
  PictureDraftInput,
  PictureLookInput,
  PictureSharingInput,
  RegionalRiskPicture,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { RegionalRiskPictureService } from './regional-risk-picture.service.js';

@Controller('regional-risk-picture')
export class RegionalRiskPictureController {
  constructor(private readonly pictures: RegionalRiskPictureService) {}

  @Get(':code')
  @May('signed-in')
  @Answers(RegionalRiskPicture)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.read(actor, code);
  }

  @Post('sharing')
  @May('risks.work')
  @Answers(RegionalRiskPicture, 200)
  share(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PictureSharingInput }) input: PictureSharingInput,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.share(actor, input);
  }

  @Post('drafts')
  @May('risks.publish')
  @Answers(RegionalRiskPicture, 200)
  draft(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PictureDraftInput }) input: PictureDraftInput,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.draft(actor, input);
  }

  @Post('looks')
  @May('risks.work')
  @Answers(RegionalRiskPicture, 200)
  look(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PictureLookInput }) input: PictureLookInput,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.look(actor, input);
  }

  @Post('consents')
  @May('risks.work')
  @Answers(RegionalRiskPicture, 200)
  consent(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PictureConsentInput }) input: PictureConsentInput,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.consent(actor, input);
  }

  @Post('publications')
  @May('risks.publish')
  @Answers(RegionalRiskPicture, 200)
  publish(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PictureDraftInput }) input: PictureDraftInput,
  ): Promise<RegionalRiskPicture | Refusal> {
    return this.pictures.publish(actor, input);
  }
}
