import { Injectable } from '@nestjs/common';
import type { PlanImport, PlanTemplates, TemplateImportInput } from '@portal/contracts';
import {
  type ActionPhase,
  actionPhases,
  cbrnDomains,
  type ImportRow,
  type ImportTable,
  invalid,
  isRefusal,
  type Language,
  planThemes,
  type Refusal,
} from '@portal/domain';
import { glossary, planTemplates, type TypicalAction } from '@portal/reference';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { ImportService } from './import.service.js';

const columns = ['objective', 'theme', 'action', 'domains', 'phase', 'description'] as const;

/** Typical actions to start a plan from: chosen ones become a table, which is previewed as a file's would be. */
@Injectable()
export class TemplateService {
  constructor(private readonly imports: ImportService) {}

  list({ language }: RequestActor): PlanTemplates {
    const items = planThemes.map((theme) => ({
      theme,
      title: term(`theme.${theme}`, language),
      actions: planTemplates.actions
        .filter((action) => action.theme === theme)
        .map((action) => ({
          id: action.id,
          title: action.titles[language],
          domains: cbrnDomains.filter((domain) => action.domains.includes(domain)),
          phase: phaseOf(action),
          source: {
            title: planTemplates.sources[action.source]?.title ?? '',
            url: planTemplates.sources[action.source]?.url ?? null,
            paragraph: action.paragraph,
          },
          isOurWording: action.isOurWording,
        })),
    }));
    return { items };
  }

  /** In the plan's own language, unless another is asked for. */
  async bring(actor: RequestActor, input: TemplateImportInput): Promise<PlanImport | Refusal> {
    const plan = await this.imports.open(actor, input.planId);
    if (isRefusal(plan)) return plan;
    const wanted = input.actions.map((id) => planTemplates.actions.find((action) => action.id === id));
    const unknown = wanted.findIndex((action) => action === undefined);
    if (unknown >= 0) return invalid({ pointer: `/actions/${unknown}`, code: 'unknown-action' });
    const language = input.language ?? plan.language;
    const chosen = planTemplates.actions.filter((action) => wanted.includes(action));
    const table = tableOf(chosen, language);
    return this.imports.add(actor, { planId: plan.id, fileName: table.name, format: 'template', tables: [table] });
  }
}

function tableOf(actions: readonly TypicalAction[], language: Language): ImportTable {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    sentence('plan-templates', key, language, values);
  const cells = actions.map(({ theme, domains, phase, titles, source, paragraph }) => {
    const from = { source: planTemplates.sources[source]?.title ?? '', paragraph: paragraph ?? '' };
    const named = term(`theme.${theme}`, language);
    const origin = say(paragraph === null ? 'source' : 'source-at', from);
    return [named, named, titles[language], domains.join(', '), term(`phase.${phase}`, language), origin];
  });
  const rows = [columns.map((column) => say(column)), ...cells].map((texts, place): ImportRow => ({
    number: place + 1,
    cells: texts.map((text) => ({ text })),
  }));
  return { name: say('file'), rows, mergedCells: 0, formulas: 0, formulasWithoutValue: 0, rowsOver: 0 };
}

function term(id: string, language: Language): string {
  return glossary.find((each) => each.id === id)?.[language] ?? id;
}

function phaseOf({ phase }: TypicalAction): ActionPhase {
  return actionPhases.find((each) => each === phase) ?? 'prevention';
}
