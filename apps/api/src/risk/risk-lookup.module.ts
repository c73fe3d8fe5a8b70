import { Module } from '@nestjs/common';
import { RiskLookup } from './risk-lookup.service.js';

/** A module of its own: assessments show their scenarios, and scenarios need their assessment. */
@Module({ providers: [RiskLookup], exports: [RiskLookup] })
export class RiskLookupModule {}
