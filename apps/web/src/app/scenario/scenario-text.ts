import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ScenarioComment } from '@portal/contracts';
import type { Sensitivity, SensitivityChoice } from '@portal/domain';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { GuardWords, isolated } from '../ui/guard-words';
import { ScenarioApi } from './scenario-api';
import { ScenarioDesk, type WrittenText } from './scenario-desk';

/** One text of a scenario: written in place, watched by the guard, with what others wrote of it. */
@Component({
  selector: 'portal-scenario-text',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scenario-text.html',
  styleUrl: './scenario-text.scss',
})
export class ScenarioText {
  readonly field = input.required<WrittenText>();
  readonly comments = input.required<readonly ScenarioComment[]>();
  readonly rows = input(3);
  /** Somebody wants to comment on this text. */
  readonly commented = output<WrittenText>();

  private readonly api = inject(ScenarioApi);
  private readonly guard = inject(GuardWords);
  private readonly focus = laterFocus();
  protected readonly desk = inject(ScenarioDesk);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('scenario');
  protected readonly t = this.texts.t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly isolated = isolated;
  protected readonly problem = signal('');

  protected readonly words = computed(() => this.desk.textOf(this.field()));
  protected readonly mayEdit = computed(() => this.desk.known()?.rights.edit.may ?? false);
  protected readonly language = computed(() => this.desk.assessment()?.language ?? null);
  protected readonly theirs = computed(() => this.desk.clashes()[this.field()]);
  protected readonly own = computed(() => this.comments().filter(({ field }) => field === this.field()));
  protected readonly paragraphs = computed(() =>
    this.words()
      .split(/\n+/)
      .filter((each) => each.trim() !== ''),
  );
  /** What the guard finds in what is written now; a kind that its author chose to keep is told as kept. */
  protected readonly found = computed(() => {
    const chosen = this.desk.known()?.sensitivities ?? [];
    return this.guard.passagesIn(this.words()).map((passage) => ({
      ...passage,
      kept: chosen.findLast(
        ({ field, kind, choice }) => field === this.field() && kind === passage.kind && choice !== 'reworded',
      ),
    }));
  });
  protected readonly open = computed(() => this.found().filter(({ kept }) => kept === undefined));
  protected readonly openKinds = computed(() => [...new Set(this.open().map(({ kind }) => kind))]);
  protected readonly kept = computed(() => [
    ...new Map(this.found().flatMap(({ kept }) => (kept ? [[kept.kind, kept] as const] : []))).values(),
  ]);

  /** Reworded: the focus goes to the passage. Otherwise what was chosen is kept with its author's name. */
  protected async choose(kind: Sensitivity, choice: SensitivityChoice): Promise<void> {
    const known = this.desk.known();
    if (!known) return;
    this.problem.set('');
    try {
      await this.desk.send();
      if (choice === 'narrowed') await this.desk.change({ isNarrowed: true }, this.desk.known()?.version ?? 0);
      await this.api.choose(known.id, { field: this.field(), kind, choice });
    } catch {
      this.problem.set(this.texts.common('offline'));
    }
  }

  protected reword(kind: Sensitivity, area: HTMLTextAreaElement): void {
    const passage = this.open().find((each) => each.kind === kind);
    this.focus(area.id);
    if (passage) area.setSelectionRange(passage.from, passage.to);
    void this.choose(kind, 'reworded');
  }

  protected async settle(comment: ScenarioComment): Promise<void> {
    this.problem.set('');
    try {
      await this.api.settle(comment.id);
    } catch {
      this.problem.set(this.texts.common('offline'));
    }
  }
}
