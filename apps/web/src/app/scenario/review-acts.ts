import { inject, Injectable } from '@angular/core';
import type { Review, RiskMethod, Scenario } from '@portal/contracts';
import { addDays, dayOfInstant, type ReviewJudgement, reviewJudgements, reviewVerdicts } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { GuardWords } from '../ui/guard-words';
import { ScenarioApi } from './scenario-api';

const inAMonth = () => addDays(dayOfInstant(new Date().toISOString()), 30);

/** Inviting an expert from outside, what the expert says, and bearing a risk until a day; each as a form. */
@Injectable({ providedIn: 'root' })
export class ReviewActs {
  private readonly api = inject(ScenarioApi);
  private readonly guard = inject(GuardWords);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  invite({ id, assessmentId }: Scenario): FormAct {
    return {
      title: this.t('reviews.invite'),
      lead: this.t('reviews.invite.lead'),
      send: this.t('reviews.invite'),
      draft: null,
      fields: () => [
        { name: 'email', label: this.t('reviews.email'), takes: 'email', isRequired: true, longest: 320 },
        { name: 'until', label: this.t('reviews.until'), takes: 'day', isRequired: true },
      ],
      initial: { email: '', until: inAMonth() },
      act: async (values, { key }) => {
        const input = { email: values['email']?.trim() ?? '', until: values['until'] ?? '' };
        await this.api.grant({ assessmentId, purpose: 'review', scenarioIds: [id], ...input }, key);
        return this.t('reviews.invited');
      },
    };
  }

  /** The conflict of interest first; then each judgement: agree, or another step with its reason. */
  review(method: RiskMethod, { id }: Scenario, mine: Review | null): FormAct {
    const before = (on: ReviewJudgement) => mine?.judgements.find((each) => each.on === on);
    return {
      title: this.t(mine ? 'reviews.change' : 'reviews.write'),
      send: this.t(mine ? 'reviews.change' : 'reviews.write'),
      draft: null,
      warn: this.guard.warn,
      fields: (values) => [
        { name: 'hasConflict', label: this.t('reviews.conflict'), takes: 'check' },
        ...(values['hasConflict'] === 'yes'
          ? [
              {
                name: 'conflict',
                label: this.t('reviews.conflict.words'),
                takes: 'long',
                longest: 2000,
                isRequired: true,
              } as const,
            ]
          : []),
        ...reviewJudgements.flatMap((on) => this.judged(method, on, values)),
        { name: 'comment', label: this.t('reviews.whole'), takes: 'long', longest: 4000 },
      ],
      initial: {
        hasConflict: mine?.hasConflict ? 'yes' : '',
        conflict: mine?.conflict ?? '',
        comment: mine?.comment ?? '',
        ...Object.fromEntries(
          reviewJudgements.flatMap((on) => [
            [`${on}-verdict`, before(on)?.verdict ?? ''],
            [`${on}-step`, before(on)?.step ?? ''],
            [`${on}-comment`, before(on)?.comment ?? ''],
          ]),
        ),
      },
      act: async (values, { key }) => {
        const hasConflict = values['hasConflict'] === 'yes';
        await this.api.review(
          {
            scenarioId: id,
            hasConflict,
            conflict: hasConflict ? (values['conflict']?.trim() ?? '') : '',
            judgements: reviewJudgements.flatMap((on) => {
              const verdict = reviewVerdicts.find((each) => each === values[`${on}-verdict`]);
              if (!verdict) return [];
              const isOther = verdict === 'disagree';
              return [
                {
                  on,
                  verdict,
                  step: isOther ? values[`${on}-step`] || null : null,
                  comment: isOther ? (values[`${on}-comment`]?.trim() ?? '') : '',
                },
              ];
            }),
            comment: values['comment']?.trim() ?? '',
            version: mine?.version ?? 0,
          },
          key,
        );
        return this.t('reviews.done');
      },
    };
  }

  accept({ id }: Scenario): FormAct {
    return {
      title: this.t('acceptance.accept'),
      lead: this.t('acceptance.lead'),
      send: this.t('acceptance.accept'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [
        { name: 'reason', label: this.t('acceptance.reason'), takes: 'long', longest: 2000, isRequired: true },
        { name: 'until', label: this.t('acceptance.until'), takes: 'day', isRequired: true },
      ],
      initial: { reason: '', until: '' },
      act: async (values, { key }) => {
        const input = { scenarioId: id, reason: values['reason']?.trim() ?? '', until: values['until'] ?? '' };
        await this.api.accept(input, key);
        return this.t('acceptance.done');
      },
    };
  }

  private judged(method: RiskMethod, on: ReviewJudgement, values: FormValues): readonly FormField[] {
    const name = this.risk(`judgement.${on}`);
    const steps = on === 'likelihood' ? method.likelihood : method.impact;
    const isOther = values[`${on}-verdict`] === 'disagree';
    return [
      {
        name: `${on}-verdict`,
        label: this.t('reviews.verdict', { on: name }),
        takes: 'choice',
        options: reviewVerdicts.map((value) => ({ value, name: this.risk(`verdict.${value}`) })),
      },
      ...(isOther && on !== 'treatment'
        ? [
            {
              name: `${on}-step`,
              label: this.t('reviews.step', { on: name }),
              takes: 'choice',
              options: steps.map(({ id, label }, place) => ({ value: id, name: `${place + 1} · ${label}` })),
            } as const,
          ]
        : []),
      ...(isOther
        ? [
            {
              name: `${on}-comment`,
              label: this.t('reviews.comment', { on: name }),
              takes: 'long',
              longest: 2000,
            } as const,
          ]
        : []),
    ];
  }
}
