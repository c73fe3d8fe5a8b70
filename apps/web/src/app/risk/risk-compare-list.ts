import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RiskLevel, WholeRiskAssessment } from '@portal/contracts';
import { type RatingKind, ratingKinds } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { DomainMarks } from '../ui/domain-marks';
import { Icon } from '../ui/icon';
import { type ComparedRisk, wayOf } from './risk-compare-moves';
import { RiskRating } from '../ui/risk-rating';

interface KindLine {
  readonly kind: RatingKind;
  readonly before: string | null;
  readonly after: string | null;
  /** Whether it stands in another cell now, or at another level. */
  readonly isElsewhere: boolean;
  readonly way: ReturnType<typeof wayOf>;
}

/** Scenario by scenario, each of the three ratings before and after, in words. */
@Component({
  selector: 'portal-risk-compare-list',
  imports: [DomainMarks, Icon, RiskRating],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-compare-list.html',
  styleUrl: './risk-compare-list.scss',
})
export class RiskCompareList {
  readonly risks = input.required<readonly ComparedRisk[]>();
  readonly before = input.required<WholeRiskAssessment>();
  readonly after = input.required<WholeRiskAssessment>();
  readonly chosen = input.required<string | null>();
  readonly chose = output<string>();

  protected readonly t = roomTexts('risk-compare').t;
  protected readonly page = roomTexts('risk-page').t;
  protected readonly risk = roomTexts('risk').t;

  /** What stayed is said by its current rating alone. */
  protected linesOf({ before, after, change }: ComparedRisk): readonly KindLine[] {
    const isSameMethod = this.before().methodId === this.after().methodId;
    const kinds: readonly RatingKind[] = change === 'stayed' ? ['current'] : ratingKinds;
    return kinds.flatMap((kind): readonly KindLine[] => {
      const [was, is] = [before?.ratings[kind] ?? null, after?.ratings[kind] ?? null];
      if (!was && !is) return [];
      const isSame = was?.likelihood === is?.likelihood && was?.impact === is?.impact && was?.level === is?.level;
      const way = isSameMethod ? wayOf(this.after().method.levels, was, is) : null;
      return [{ kind, before: was?.level ?? null, after: is?.level ?? null, isElsewhere: !isSame, way }];
    });
  }

  protected levelsOf(of: 'before' | 'after'): readonly RiskLevel[] {
    return this[of]().method.levels;
  }

  protected languageOf({ after }: ComparedRisk): string {
    return (after ? this.after() : this.before()).language;
  }

  /** The version that has the scenario, the later one if both have. */
  protected linkOf({ before, after }: ComparedRisk): readonly string[] {
    const scenario = after ?? before;
    return ['/risks', scenario?.assessmentId ?? '', 'scenarios', scenario?.id ?? ''];
  }
}
