import { computed, inject, Injectable } from '@angular/core';
import type { Minutes } from '@portal/contracts';
import { minutesOutline, type PlanOutline, recordedBlocks, type MinutesSection, writtenIn } from '@portal/domain';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

/** Minutes in the words of the reader's language: the outline that the document for Word has too. */
@Injectable({ providedIn: 'root' })
export class MinutesWords {
  private readonly language = inject(Languages).current;
  private readonly own = roomTexts('minutes');
  private readonly ofRoundTable = roomTexts('round-table');

  /** Words come after the page: without them there is nothing to lay out. */
  readonly areHere = computed(() => this.own.t('document') !== '' && this.ofRoundTable.t('title') !== '');

  outline(minutes: Minutes): PlanOutline {
    return minutesOutline({ ...minutes, releasedAt: minutes.released?.at ?? null }, this.making(minutes));
  }

  /** What is recorded for a section, as a document of its own. */
  recorded(minutes: Minutes, section: MinutesSection) {
    return recordedBlocks(section, minutes.facts, this.making(minutes));
  }

  private making({ names }: Minutes) {
    const language = this.language();
    return { say: this.say, written: writtenIn(language), language, names };
  }

  /** What a meeting is and where it stands is said by the room of round tables. */
  private readonly say = (key: string, values?: Readonly<Record<string, string>>): string =>
    /^(?:kind|format|life)-/.test(key) ? this.ofRoundTable.t(key.replace('-', '.'), values) : this.own.t(key, values);
}
