import { inject } from '@angular/core';
import type { Action } from '@portal/contracts';
import {
  type CbrnDomain,
  cbrnDomains,
  actionPhases,
  actionPriorities,
  daysBetween,
  fundingStates,
} from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import type { CellWords } from './plan-cells';

/** How an action stands, in a word and with a sign where something is late, blocked or done. */
export interface Standing {
  readonly sign: 'late' | 'blocked' | 'done' | 'verified' | null;
  readonly words: string;
}

/** What is said of actions in more than one place; call it while a component is built. */
export function actionWords() {
  const { t, n, common } = roomTexts('plan');
  const formats = inject(Formats);

  const standing = (action: Action): Standing => {
    if (action.isOverdue) return { sign: 'late', words: n('days-late', action.daysLate) };
    const words = t(`state.${action.state}`);
    if (action.state === 'blocked') return { sign: 'blocked', words };
    if (action.state === 'done' || action.state === 'verified') return { sign: action.state, words };
    return { sign: null, words: action.isDelayed ? t('delayed', { state: words }) : words };
  };

  /** On the board: how long is left, or when it begins or began to stand. */
  const timeLeft = (action: Action, today: string): string => {
    const latest = action.latest?.day;
    switch (action.state) {
      case 'done':
      case 'verified':
        return formats.day(latest ?? action.endsOn);
      case 'not-started':
        return action.startsOn > today
          ? t('begins', { day: formats.shortDay(action.startsOn) })
          : n('days-left', Math.max(0, daysBetween(today, action.endsOn)));
      case 'blocked':
      case 'cancelled':
        return latest ? t('since', { day: formats.shortDay(latest) }) : '';
      case 'in-progress':
        return n('days-left', Math.max(0, daysBetween(today, action.endsOn)));
    }
  };

  const choices = (name: 'phase' | 'priority' | 'funding', ids: readonly string[]) =>
    new Map(ids.map((id) => [t(`${name}.${id}`).toLocaleLowerCase(), id]));

  return {
    /** A name that keeps its own direction within a sentence of another. */
    isolated: (name: string): string => (name === '' ? '' : `\u2068${name}\u2069`),
    t,
    n,
    common,
    standing,
    timeLeft,
    /** What is wrong with a field, where it is the name of a text of the form: otherwise the server's own words. */
    problem: (said = ''): string => (/^(cell|wrong)\.[a-z-]+$/.test(said) ? t(said) : said),
    letterOf: (domain: CbrnDomain): string => t(`letter.${domain}`),
    domainName: (domain: CbrnDomain): string => t(`domain.${domain}`),
    percent: (value: number | null): string => (value === null ? '–' : formats.percent(value / 100)),
    period: ({ startsOn, endsOn }: Pick<Action, 'startsOn' | 'endsOn'>): string =>
      `${formats.shortDay(startsOn)} – ${formats.shortDay(endsOn)}`,
    cost: ({ cost }: Pick<Action, 'cost'>): string => (cost ? `${formats.number(cost.amount)} ${cost.currency}` : ''),
    cells: (): CellWords => ({
      choices: {
        phase: choices('phase', actionPhases),
        priority: choices('priority', actionPriorities),
        funding: choices('funding', fundingStates),
      },
      letters: new Map(cbrnDomains.map((domain) => [t(`letter.${domain}`).toLocaleUpperCase(), domain])),
    }),
  };
}
export type ActionWords = ReturnType<typeof actionWords>;
