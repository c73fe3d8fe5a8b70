import '../every-page';
import type { Injector } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { EmptyKind } from '@portal/domain';
import { firstValueFrom } from 'rxjs';
import { Formats } from '../platform/formats';
import type { Shown } from './coverage-picture';
import type { Drawing, View } from './later-paper';
import { plateOf } from './map-plate';
import type { PlateWords } from './plate-writer';

/** Twice the units of the plate: 200 dots an inch on A4. */
const picture = { width: 2376, height: 1680 } as const;

/** The view on paper by the browser's own print: the plate first, then the table of countries. */
export async function print(view: View, drawing: Drawing, injector: Injector): Promise<void> {
  const words = await wordsFor(view, injector);
  const image = await imageOf(plateOf(view, words.plate, drawing));
  image.className = 'paper-plate';
  image.alt = `${words.plate.title}. ${words.plate.says}`;
  const paper = document.createElement('section');
  paper.className = 'paper';
  paper.append(image, tableOf(words));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(printRules);
  const clear = () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  // Some browsers never say that they have printed.
  for (const earlier of document.querySelectorAll('.paper')) earlier.remove();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  addEventListener('afterprint', clear, { once: true });
  globalThis.print();
}

/** The plate as a PNG file. */
export async function save(view: View, drawing: Drawing, injector: Injector): Promise<void> {
  const words = await wordsFor(view, injector);
  const image = await imageOf(plateOf(view, words.plate, drawing));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, picture);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws on no canvas');
  context.drawImage(image, 0, 0, picture.width, picture.height);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!file) throw new Error('the picture is too large for this browser');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `coverage-${view.indicator.id}-${view.day}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The drawing as an image of its own, which no style and no id of the page reaches. */
async function imageOf(svg: SVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

interface Words {
  readonly plate: PlateWords;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All that stands on the paper, in the reader's language. */
async function wordsFor(view: View, injector: Injector): Promise<Words> {
  const transloco = injector.get(TranslocoService);
  const formats = injector.get(Formats);
  const { lang, dir } = document.documentElement;
  await firstValueFrom(transloco.selectTranslation('exports'));
  const t = (key: string, values: Readonly<Record<string, string>> = {}) => transloco.translate<string>(key, values);
  const { indicator, picture: shown, knownAt } = view;
  const kinds = Object.entries(shown.figures.byEmpty).map(([kind, count]) => [
    kind,
    { name: t(`empty.${kind}`), count: formats.number(count) },
  ]);
  const levels = new Map(indicator.levels.map(({ id, name }) => [id, name]));
  const cells = ({ name, iso3, level, empty, since, sincePrecision, attestedOn, sample }: Shown) => [
    `${name} (${iso3})`,
    [level === null ? t(`empty.${empty}`) : (levels.get(level) ?? level), ...(sample ? [t('sample')] : [])].join(' · '),
    since ? formats.day(since, sincePrecision ?? 'day') : '',
    attestedOn ? formats.day(attestedOn) : '',
  ];
  const now = new Date().toISOString();
  return {
    plate: {
      title: `${indicator.name} · ${formats.day(view.day)}`,
      says: view.says.join(' '),
      levels: indicator.levels.map(({ id, name }) => ({ name, count: formats.number(shown.figures.byLevel[id] ?? 0) })),
      kinds: Object.fromEntries(kinds) as Record<EmptyKind, { readonly name: string; readonly count: string }>,
      outOfDate: t('map.out-of-date'),
      secretariat: t('map.secretariat'),
      openBoundary: t('map.open-boundary'),
      foot: [
        t('disclaimer'),
        [
          t('map.known-at', { instant: formats.instant(knownAt ?? now) }),
          t('exports.paper.printed', { at: formats.instant(now) }),
          location.href,
        ].join(' · '),
      ],
      sample: view.hasSample ? t('with-sample') : null,
      language: lang,
      isRightToLeft: dir === 'rtl',
    },
    heads: [t('map.country'), t('map.level'), t('map.since'), t('map.freshness')],
    rows: [...shown.countries]
      .sort((one, other) => formats.collator().compare(one.name, other.name))
      .map((country) => cells(country)),
  };
}

function tableOf({ heads, rows, plate }: Words): HTMLElement {
  const table = document.createElement('table');
  table.createCaption().textContent = plate.title;
  const head = table.createTHead().insertRow();
  for (const text of heads) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const texts of rows) {
    const row = body.insertRow();
    for (const text of texts) row.insertCell().textContent = text;
  }
  const foot = document.createElement('p');
  foot.textContent = [plate.sample, ...plate.foot].filter(Boolean).join(' · ');
  const part = document.createElement('div');
  part.append(table, foot);
  return part;
}

const printRules = `
@page { size: A4 landscape; margin: 15mm }
@page :first { margin: 0 }
@media screen { .paper { display: none } }
@media print {
  :root { color-scheme: light !important }
  html, body { margin: 0; background: #fff !important }
  body > :not(.paper) { display: none !important }
  .paper { font: 9pt/1.35 var(--sans); color: #000 }
  .paper-plate { display: block; inline-size: 297mm; block-size: 209.5mm; break-after: page }
  .paper table { inline-size: 100%; border-collapse: collapse }
  .paper caption { padding-block-end: 3mm; font: 600 14pt/1.2 var(--serif); text-align: start }
  .paper thead { display: table-header-group }
  .paper tr { break-inside: avoid }
  .paper th, .paper td { padding: 1mm 2mm; border-block-end: .2mm solid #999; text-align: start }
  .paper p { margin-block-start: 4mm; font-size: 7pt; overflow-wrap: anywhere }
}`;
