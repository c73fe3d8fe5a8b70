import fc from 'fast-check';
import { columnsOf, fieldsOf, headingRowOf } from './columns.js';
import { columnWords, type ImportField, importFields } from './fields.js';
import { folded, holdsWords, matchable } from './fold.js';
import { domainsIn, institutionsIn, obligationsIn, phaseIn, priorityIn, stateIn, themeIn } from './values.js';

const cells = (...texts: string[]) => texts.map((text) => (text === '' ? null : { text }));
const fieldsFor = (...headings: string[]) => columnsOf(cells(...headings), () => []).map(({ field }) => field);

describe('headings', () => {
  it.each<readonly [readonly string[], readonly ImportField[]]>([
    [
      ['No.', 'Activity', 'Responsible institution', 'Start date', 'Deadline', 'Budget (EUR)', 'Status'],
      ['number', 'title', 'lead', 'startsOn', 'endsOn', 'cost', 'state'],
    ],
    [
      ['N°', 'Intitulé de l’action', 'Structure responsable', 'Date de début', 'Échéance', 'Coût estimé', 'Priorité'],
      ['number', 'title', 'lead', 'startsOn', 'endsOn', 'cost', 'priority'],
    ],
    [
      ['Objetivo estratégico', 'Actividad', 'Entidad responsable', 'Inicio', 'Plazo', 'Presupuesto', 'Indicador'],
      ['objective', 'title', 'lead', 'startsOn', 'endsOn', 'cost', 'indicator'],
    ],
    [
      ['№ п/п', 'Наименование мероприятия', 'Ответственный исполнитель', 'Срок исполнения', 'Источник финансирования'],
      ['number', 'title', 'lead', 'endsOn', 'fundingSource'],
    ],
    [
      ['الرقم', 'الإجراء', 'الجهة المسؤولة', 'تاريخ البدء', 'تاريخ الانتهاء', 'التكلفة', 'الأولوية'],
      ['number', 'title', 'lead', 'startsOn', 'endsOn', 'cost', 'priority'],
    ],
    [
      ['序号', '目标', '行动名称', '牵头机构', '开始日期', '截止日期', '预算', '优先级'],
      ['number', 'objective', 'title', 'lead', 'startsOn', 'endsOn', 'cost', 'priority'],
    ],
  ])('are understood: %s', (headings, fields) => {
    expect(fieldsFor(...headings)).toEqual(fields);
  });

  it.each([
    ['Reference', 'Objective', 'Theme', 'No.', 'CBRN domains', 'Funding', 'Amount funded', 'Depends on', 'Progress, %'],
    ['N.º', 'Título', 'Inicio', 'Fin', 'Meta'],
    ['Запрошенная поддержка', 'Во исполнение', 'Профинансированная сумма', 'Положение дел'],
    ['الهدف', 'المحور', 'الرمز المرجعي', 'الرقم'],
    ['供资情况', '所履行义务', '所请求的支助', '进展（%）'],
  ])('of the portal’s own files come back as what they were: %s', (...headings) => {
    expect(fieldsFor(...headings)).not.toContain(null);
  });

  it('are understood without accents and in capitals, misspelt, and shortened', () => {
    expect(fieldsFor('ECHEANCE', 'PRIORITE')).toEqual(['endsOn', 'priority']);
    expect(fieldsOf('Responsable instituton')[0]?.field).toBe('lead');
    expect(fieldsOf('Resp. inst.')[0]).toMatchObject({ field: 'lead', reason: 'short' });
  });

  it('mean nothing where nothing is like them', () => {
    expect(fieldsFor('Weather', 'Xyz', '')).toEqual([null, null, null]);
  });

  it('give no field to two columns, and the surer one wins', () => {
    expect(fieldsFor('Action to be taken', 'Action')).toEqual([null, 'title']);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...importFields.flatMap((field) => columnWords[field].split('|')))),
        (all) => {
          const fields = fieldsFor(...all).filter((field) => field !== null);
          expect(new Set(fields).size).toBe(fields.length);
        },
      ),
    );
  });

  it('stand behind what a person chose, also that a column is nothing', () => {
    const chosen = new Map<number, ImportField | null>([
      [0, null],
      [1, 'description'],
    ]);
    expect(columnsOf(cells('Action', 'Start', 'Title'), () => [], chosen)).toMatchObject([
      { field: null, reason: 'chosen' },
      { field: 'description', reason: 'chosen' },
      { field: 'title' },
    ]);
  });

  it('that say nothing are read by what stands under them', () => {
    const under = (column: number) => (column === 0 ? cells('C', 'B, R', 'CBRN') : cells('high', 'низкий', 'moyenne'));
    expect(columnsOf(cells('Xyz', 'Qqq'), under)).toMatchObject([
      { field: 'domains', reason: 'values' },
      { field: 'priority', reason: 'values' },
    ]);
  });

  it('are found under a title and above the rows', () => {
    const rows = [
      cells('National CBRN action plan'),
      [],
      cells('No', 'Action', 'Lead', 'End'),
      cells('1', 'Train', 'X', '2025'),
    ];
    expect(headingRowOf(rows.map((each) => ({ cells: each })))).toBe(2);
    expect(headingRowOf([{ cells: cells('a', 'b') }])).toBeNull();
  });

  it('have plain words that mean their own field first', () => {
    for (const field of importFields) {
      const [plainest = ''] = columnWords[field].split('|');
      expect([plainest, fieldsOf(plainest)[0]?.field]).toEqual([plainest, field]);
    }
  });
});

describe('folding', () => {
  it('makes forms of one word one', () => {
    expect(matchable('الأولويّة')).toBe(matchable('اولويه'));
    expect(folded('ÉCHÉANCE  (fin)')).toBe('echeance fin');
    expect(folded('Œuvre')).toBe('oeuvre');
    expect(folded('Ёлка')).toBe(folded('елка'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('finds whole words only', () => {
    expect([holdsWords('end date', 'end'), holdsWords('vendor', 'end'), holdsWords('开始日期', '日期')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('values in six languages', () => {
  it.each([
    ['C, B', ['C', 'B']],
    ['CBRN', ['C', 'B', 'R', 'N']],
    ['NRBC', ['C', 'B', 'R', 'N']],
    ['хбря', ['C', 'B', 'R', 'N']],
    ['RN', ['R', 'N']],
    ['Chimique et biologique', ['C', 'B']],
    ['químico, nuclear', ['C', 'N']],
    ['Радиологический / ядерный', ['R', 'N']],
    ['كيميائي، بيولوجي', ['C', 'B']],
    ['化学、生物', ['C', 'B']],
    ['ك ن', ['C', 'N']],
    ['Chemical\nNuclear', ['C', 'N']],
  ])('domains: %s', (text, expected) => {
    expect(domainsIn(text)).toEqual(expected);
  });

  it('refuse a domain that is none', () => {
    expect([domainsIn('X'), domainsIn('Chemical, cyber')]).toEqual([null, null]);
  });

  it('phases, priorities, states, themes, obligations', () => {
    expect(['Prévention', 'РЕАГИРОВАНИЕ', 'التأهب', '恢复', 'x'].map(phaseIn)).toEqual([
      'prevention',
      'response',
      'preparedness',
      'recovery',
      null,
    ]);
    expect(['Élevée', 'средний', 'منخفضة', '高', '2 - Medium'].map(priorityIn)).toEqual([
      'high',
      'medium',
      'low',
      'high',
      'medium',
    ]);
    expect(['En cours', 'Не начато', 'ملغى', '已完成', 'verificada', 'Not started'].map(stateIn)).toEqual([
      'in-progress',
      'not-started',
      'cancelled',
      'done',
      'verified',
      'not-started',
    ]);
    expect(['Renforcer le cadre juridique', 'Обучение', 'Cooking'].map(themeIn)).toEqual([
      'governance-legal',
      'capacity-training',
      null,
    ]);
    expect(obligationsIn('UNSCR 1540; IHR')).toEqual(['1540', 'ihr-jee']);
    expect(obligationsIn('Kyoto')).toBeNull();
  });

  it('institutions by lines or semicolons, else by commas', () => {
    expect(institutionsIn('Ministry of Health, Family and Youth; Police')).toEqual([
      'Ministry of Health, Family and Youth',
      'Police',
    ]);
    expect(institutionsIn('Police, Customs, Police')).toEqual(['Police', 'Customs']);
  });
});
