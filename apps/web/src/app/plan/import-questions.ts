import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ImportQuestion, PlanImport, PlanImportPatch } from '@portal/contracts';
import { currencies, dayOrders, decimalSigns } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

/** What the file does not say: asked plainly, never guessed. */
@Component({
  selector: 'portal-import-questions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-questions.html',
  styleUrl: './import-parts.scss',
})
export class ImportQuestions {
  readonly preview = input.required<PlanImport>();
  readonly said = output<PlanImportPatch>();

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('plan-import');
  protected readonly t = this.texts.t;

  private readonly language = inject(Languages).current;
  private readonly currencies = computed(() => {
    const names = new Intl.DisplayNames(this.language(), { type: 'currency' });
    return currencies.map((value) => ({ value, words: `${value} · ${names.of(value) ?? value}` }));
  });

  protected readonly questions = computed(() =>
    this.preview().questions.map((question) => ({
      question,
      words: this.wordsOf(question),
      options: this.optionsOf(question),
    })),
  );

  protected answer(question: ImportQuestion, value: string): void {
    if (question.ask === 'currency') return this.said.emit({ currency: value === '' ? null : value });
    const { column } = question;
    const order = dayOrders.find((each) => each === value);
    const sign = decimalSigns.find((each) => each === value);
    if (question.ask === 'day-order' && order) this.said.emit({ dayOrders: [{ column, order }] });
    if (question.ask === 'decimal' && sign) this.said.emit({ decimals: [{ column, sign }] });
  }

  private wordsOf(question: ImportQuestion): string {
    const examples = this.formats.list(question.examples);
    if (question.ask === 'currency') {
      return examples === '' ? this.t('question.currency-any') : this.t('question.currency', { examples });
    }
    const heading = this.preview().columns[question.column]?.heading ?? '';
    return this.t(`question.${question.ask}`, { column: heading, examples });
  }

  private optionsOf(question: ImportQuestion): readonly { readonly value: string; readonly words: string }[] {
    switch (question.ask) {
      case 'day-order':
        return question.options.map((value) => ({ value, words: this.t(`order.${value}`) }));
      case 'decimal':
        return [
          { value: '.', words: this.t('decimal.point', { example: '1,234.50' }) },
          { value: ',', words: this.t('decimal.comma', { example: '1.234,50' }) },
        ];
      case 'currency':
        return this.currencies();
    }
  }
}
