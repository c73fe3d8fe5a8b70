import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Language, OutlineLine, OutlineTable, PlanOutline } from '@portal/domain';

const directions = { own: 'auto', figure: 'ltr', document: null } as const;

/** A document as it is printed, a plan or minutes: the outline that the document for Word has too. */
@Component({
  selector: 'portal-outline-document',
  imports: [NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outline-document.html',
  styleUrl: './outline-document.scss',
})
export class OutlineDocument {
  readonly outline = input.required<PlanOutline>();
  readonly language = input.required<Language>();

  /** Each table by the heading over it, for whoever scrolls it by keyboard. */
  private readonly names = computed(() => {
    const names = new Map<OutlineTable, string>();
    let heading = '';
    for (const block of this.outline().blocks) {
      if (block.kind === 'heading') heading = block.line.text;
      if (block.kind === 'table') names.set(block, heading);
    }
    return names;
  });

  protected nameOf(table: OutlineTable): string {
    return this.names().get(table) ?? '';
  }

  /** Which way a line is read; null: as the page. */
  protected directionOf({ by }: OutlineLine): 'auto' | 'ltr' | null {
    return directions[by];
  }
}
