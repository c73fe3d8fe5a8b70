import { inject, Injectable } from '@angular/core';
import type { RiskMethod, Scenario, Score, ScoringRound } from '@portal/contracts';
import { type RatingKind, ratingKinds } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { GuardWords } from '../ui/guard-words';
import { confidenceField, confidenceOf, judgementFields, judgementOf, judgementValues } from './judgement-form';
import { JudgementWordsOf } from './judgement-words';
import { ScenarioApi } from './scenario-api';

const aWeek = 7 * 86_400_000;

/** The acts of a scoring round, each as a form. */
@Injectable({ providedIn: 'root' })
export class ScoringActs {
  private readonly api = inject(ScenarioApi);
  private readonly guard = inject(GuardWords);
  private readonly judgement = inject(JudgementWordsOf);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  open({ id }: Scenario, isAgain: boolean): FormAct {
    return {
      title: this.t(isAgain ? 'scoring.again' : 'scoring.open'),
      lead: this.t('scoring.lead'),
      send: this.t('scoring.open'),
      draft: null,
      fields: () => [
        {
          name: 'kind',
          label: this.t('scoring.kind'),
          takes: 'choice',
          isRequired: true,
          options: ratingKinds.map((value) => ({ value, name: this.risk(`rating.${value}`) })),
        },
        { name: 'closesAt', label: this.t('scoring.closes'), takes: 'moment', isRequired: true },
      ],
      initial: { kind: 'current', closesAt: `${new Date(Date.now() + aWeek).toISOString().slice(0, 10)}T18:00` },
      act: async (values, { key }) => {
        const kind: RatingKind = ratingKinds.find((each) => each === values['kind']) ?? 'current';
        const closesAt = `${(values['closesAt'] ?? '').slice(0, 16)}:00Z`;
        await this.api.openRound({ scenarioId: id, kind, closesAt }, key);
        return this.t('scoring.opened');
      },
    };
  }

  score(method: RiskMethod, { id, mine }: ScoringRound): FormAct {
    const words = this.judgement.words();
    return {
      title: this.t(mine ? 'scoring.change' : 'scoring.score'),
      lead: this.t('scoring.hidden'),
      send: this.t('scoring.score'),
      draft: null,
      warn: this.guard.warn,
      fields: (values) => [
        ...judgementFields(method, values, words),
        { name: 'rationale', label: this.t('scoring.rationale'), takes: 'long', longest: 4000 },
        confidenceField(words),
      ],
      initial: {
        ...judgementValues(mine?.judgement ?? null),
        rationale: mine?.rationale ?? '',
        confidence: mine?.confidence ?? '',
      },
      act: async (values) => {
        await this.api.score({
          roundId: id,
          judgement: judgementOf(values),
          rationale: values['rationale']?.trim() ?? '',
          confidence: confidenceOf(values),
          version: mine?.version ?? 0,
        });
        return this.t('scoring.kept');
      },
    };
  }

  close({ id, scorers }: ScoringRound): FormAct {
    const isThin = scorers.filter(({ hasScored }) => hasScored).length < 2;
    return {
      title: this.t('scoring.close'),
      ...(isThin ? { lead: this.t('scoring.close.lead') } : {}),
      send: this.t('scoring.close'),
      draft: null,
      warn: this.guard.warn,
      fields: () =>
        isThin
          ? [{ name: 'reason', label: this.t('scoring.reason'), takes: 'long', longest: 2000, isRequired: true }]
          : [],
      initial: { reason: '' },
      act: async (values, { key }) => {
        await this.api.closeRound(id, values['reason']?.trim() ?? '', key);
        return this.t('scoring.done');
      },
    };
  }

  explain({ id, explanation }: Score): FormAct {
    return {
      title: this.t('scoring.explain'),
      send: this.t('scoring.explain'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [
        { name: 'words', label: this.t('scoring.rationale'), takes: 'long', longest: 4000, isRequired: true },
      ],
      initial: { words: explanation },
      act: async (values, { key }) => {
        await this.api.explain(id, values['words']?.trim() ?? '', key);
        return this.t('scoring.explained');
      },
    };
  }

  /** What the group chose in the middle stands in the form at first. */
  agree(method: RiskMethod, { id, spreads }: ScoringRound): FormAct {
    const words = this.judgement.words();
    const medians = Object.fromEntries((spreads ?? []).map(({ axis, median }) => [axis, median]));
    return {
      title: this.t('scoring.agree'),
      lead: this.t('scoring.agree.lead'),
      send: this.t('scoring.agree'),
      draft: null,
      warn: this.guard.warn,
      fields: (values) => [
        ...judgementFields(method, values, words),
        { name: 'reason', label: this.t('scoring.reason'), takes: 'long', longest: 2000, isRequired: true },
        confidenceField(words),
      ],
      initial: { ...judgementValues(null), ...medians, reason: '', confidence: '' },
      act: async (values, { key }) => {
        const reason = values['reason']?.trim() ?? '';
        await this.api.agree(id, { judgement: judgementOf(values), reason, confidence: confidenceOf(values) }, key);
        return this.t('scoring.agree.done');
      },
    };
  }
}
