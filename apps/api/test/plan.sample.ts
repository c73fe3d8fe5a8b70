import {
  actionStates,
  costsByCurrency,
  type ExportedAction,
  type ExportedPlan,
  type Language,
  planProgress,
  plannedProgress,
  type PlanTheme,
  withoutCost,
} from '@portal/domain';

/** What an invented plan says, in the language in which it is written. */
interface Said {
  readonly title: string;
  readonly instrument: string;
  readonly objectives: readonly [string, string, string];
  readonly actions: readonly [string, string, string, string];
  readonly description: string;
  readonly lead: string;
  readonly supporting: readonly [string, string];
  readonly indicator: string;
  readonly target: string;
  readonly reason: string;
}

const french: Said = {
  title: 'Plan d’action national pour l’atténuation des risques CBRN 2026-2030',
  instrument: 'Décret n° 2-26-114 du 12 février 2026',
  objectives: ['Doter le pays d’un cadre juridique', 'Détecter aux frontières', 'Informer le public'],
  actions: [
    'Adopter la loi sur les matières chimiques',
    'Équiper 12 postes frontière de portiques (RPM-200)',
    'Former 240 agents des douanes',
    'Exercice national « Atlas 2027 »',
  ],
  description: 'Appel d’offres, livraison, réception.\nMise en service avec le fournisseur.',
  lead: 'Ministère de l’intérieur',
  supporting: ['Administration des douanes', 'Agence de sûreté nucléaire'],
  indicator: 'Part des postes équipés',
  target: '100 % en 2028',
  reason: 'Budget 2026 non voté',
};

const said: Readonly<Record<Language, Said>> = {
  en: french,
  fr: french,
  es: french,
  ru: french,
  ar: {
    title: 'خطة العمل الوطنية لتخفيف المخاطر الكيميائية والبيولوجية والإشعاعية والنووية 2026-2030',
    instrument: 'المرسوم رقم 2-26-114 الصادر في 12 فبراير 2026',
    objectives: ['تزويد البلد بإطار قانوني', 'الكشف على الحدود', 'توعية الجمهور'],
    actions: [
      'اعتماد قانون المواد الكيميائية',
      'تجهيز 12 مركزاً حدودياً ببوابات كشف (RPM-200)',
      'تدريب 240 من موظفي الجمارك',
      'التمرين الوطني «أطلس 2027»',
    ],
    description: 'طلب العروض والتسليم والاستلام.\nالتشغيل مع المورد.',
    lead: 'وزارة الداخلية',
    supporting: ['إدارة الجمارك', 'وكالة الأمن النووي'],
    indicator: 'نسبة المراكز المجهزة',
    target: '100 % في عام 2028',
    reason: 'لم تُعتمد ميزانية 2026',
  },
  zh: {
    title: '2026-2030年国家化生放核风险缓解行动计划',
    instrument: '2026年2月12日第2-26-114号法令',
    objectives: ['建立法律框架', '在边境进行探测', '向公众宣传'],
    actions: ['通过化学材料法', '为12个边境口岸配备探测门（RPM-200）', '培训240名海关人员', '“阿特拉斯2027”国家演练'],
    description: '招标、交付和验收。\n与供应商共同投入使用。',
    lead: '内政部',
    supporting: ['海关总署', '核安保局'],
    indicator: '已配备口岸的比例',
    target: '2028年达到100%',
    reason: '2026年预算尚未通过',
  },
};

const themes: readonly PlanTheme[] = ['governance-legal', 'detection-trafficking', 'awareness'];

/** An adopted plan of three objectives, the last without actions; `rows` actions, or the four that are told apart. */
export function samplePlan(language: Language, rows = 4): ExportedPlan {
  const words = said[language];
  const asAt = '2026-11-27';
  const objectives = words.objectives.map((title, place) => ({
    id: `o${place + 1}`,
    lineId: `ol${place + 1}`,
    number: place + 1,
    title,
    theme: themes[place] ?? 'awareness',
  }));
  const actions = Array.from({ length: rows }, (_, place) => actionOf(words, place));
  const states = actionStates.map((state) => [state, actions.filter((each) => each.state === state).length]);
  return {
    number: 2,
    kind: 'national',
    iso3: 'MAR',
    region: null,
    tier: 'strategic',
    title: words.title,
    language,
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
    life: 'adopted',
    isExpired: false,
    asAt,
    progress: planProgress(actions),
    plannedProgress: plannedProgress(asAt, actions),
    adoption: { on: '2026-02-12', instrument: words.instrument, document: { title: null } },
    carriesOut: null,
    steps: [
      { life: 'in-preparation', at: '2025-09-01T08:00:00.000000Z' },
      { life: 'draft', at: '2025-11-20T08:00:00.000000Z' },
      { life: 'national-review', at: '2025-12-15T08:00:00.000000Z' },
      { life: 'adopted', at: '2026-02-12T08:00:00.000000Z' },
    ],
    sample: true,
    objectives,
    actions,
    overview: {
      byState: Object.fromEntries(states) as ExportedPlan['overview']['byState'],
      overdue: actions.filter(({ isOverdue }) => isOverdue).length,
      costs: costsByCurrency(actions),
      withoutCost: withoutCost(actions),
      converted: null,
      objectives: objectives.map(({ id }) => {
        const own = actions.filter(({ objectiveId }) => objectiveId === id);
        return {
          id,
          actions: own.length,
          progress: planProgress(own),
          plannedProgress: plannedProgress(asAt, own),
          overdue: own.filter(({ isOverdue }) => isOverdue).length,
          costs: costsByCurrency(own),
        };
      }),
    },
    exchangeRates: [],
  };
}

function actionOf(words: Said, place: number): ExportedAction {
  const objective = place === 0 ? 1 : 2;
  const number = place === 0 ? '1.1' : `2.${place}`;
  const isBlocked = place === 1;
  return {
    id: `a${place}`,
    lineId: `al${place}`,
    objectiveId: `o${objective}`,
    number,
    reference: `MAR-2026-${String(place + 1).padStart(3, '0')}`,
    title: words.actions[place % 4] ?? '',
    description: isBlocked ? words.description : '',
    domains: isBlocked ? ['R', 'N'] : ['C'],
    phase: isBlocked ? 'detection' : null,
    priority: isBlocked ? 'high' : 'medium',
    lead: place === 3 ? '' : words.lead,
    supporting: isBlocked ? words.supporting : [],
    startsOn: '2026-01-01',
    endsOn: isBlocked ? '2026-09-30' : '2027-06-30',
    cost: place === 3 ? null : { amount: 1_250_000.5, currency: isBlocked ? 'EUR' : 'MAD' },
    funding: isBlocked
      ? { state: 'partly', source: 'PNUD', funded: 300_000 }
      : { state: 'secured', source: '', funded: null },
    indicator: isBlocked ? words.indicator : '',
    target: isBlocked ? words.target : '',
    answersTo: isBlocked ? ['1540', 'inssp'] : [],
    supportRequested: '',
    dependsOn: isBlocked ? ['a0'] : [],
    assignees: [],
    state: isBlocked ? 'blocked' : place === 0 ? 'verified' : 'in-progress',
    progress: isBlocked ? 35 : place === 0 ? 100 : 20,
    latest:
      place === 3
        ? null
        : {
            day: '2026-10-15',
            note: '',
            reason: isBlocked ? words.reason : null,
            blockedBy: null,
            expectedEndsOn: isBlocked ? '2027-03-31' : null,
          },
    isOverdue: isBlocked,
    daysLate: isBlocked ? 58 : 0,
    isDelayed: false,
    sample: true,
  };
}
