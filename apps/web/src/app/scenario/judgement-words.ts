import { Injectable } from '@angular/core';
import type { RiskMethod } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import type { JudgementWords } from './judgement-form';

/** The words of likelihood, impacts and confidence in the reader's language. */
@Injectable({ providedIn: 'root' })
export class JudgementWordsOf {
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  words(): JudgementWords {
    return {
      likelihood: this.risk('judgement.likelihood'),
      dimension: (of) => this.risk(`judgement.${of}`),
      confidence: this.t('rate.confidence'),
      confidenceOf: (each) => this.risk(`confidence.${each}`),
    };
  }

  /** The label of a step on an axis. */
  step(method: RiskMethod, axis: string, id: string): string {
    const steps = axis === 'likelihood' ? method.likelihood : method.impact;
    return steps.find((step) => step.id === id)?.label ?? id;
  }
}
