import type { Language } from '@portal/domain';
import type { IStylesOptions } from 'docx';
import { fonts } from './document-runs.js';

/** A4 in twentieths of a point, with margins of 20 mm. */
export const page = { width: 11_906, height: 16_838, margin: 1134 } as const;
export const textWidth = page.width - 2 * page.margin;

export const ink = '17242F';
export const rule = '9AA5AE';

const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ru: 'ru-RU',
  ar: 'ar-SA',
  zh: 'zh-CN',
};

const based = { basedOn: 'Normal', next: 'Normal', quickFormat: true } as const;

/** The styles that whoever edits the document finds by name. Sizes are half points. */
export function stylesIn(language: Language): IStylesOptions {
  const speaks = {
    language: { value: locales[language], eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
  };
  return {
    default: {
      document: {
        run: { font: fonts, size: 22, color: ink, ...speaks },
        paragraph: { spacing: { after: 120, line: 264 } },
      },
      title: {
        run: { size: 48, bold: true, color: ink },
        paragraph: { spacing: { before: 240, after: 480, line: 288 } },
      },
      heading1: {
        run: { size: 30, bold: true, color: ink },
        paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
      },
      heading2: {
        run: { size: 24, bold: true, color: ink },
        paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'Place',
        name: 'Plan place',
        ...based,
        run: { size: 32, bold: true },
        paragraph: { spacing: { before: 1800, after: 120 } },
      },
      { id: 'Subject', name: 'Plan subject', ...based, run: { size: 24 }, paragraph: { spacing: { after: 1800 } } },
      {
        id: 'Label',
        name: 'Plan label',
        ...based,
        run: { size: 18, color: '4D5D6A' },
        paragraph: { spacing: { after: 0 }, keepNext: true },
      },
      { id: 'Cell', name: 'Plan cell', ...based, run: { size: 19 }, paragraph: { spacing: { after: 20, line: 240 } } },
      {
        id: 'CellSmall',
        name: 'Plan cell, small',
        ...based,
        run: { size: 17 },
        paragraph: { spacing: { after: 20, line: 240 } },
      },
      {
        id: 'Small',
        name: 'Plan small',
        ...based,
        run: { size: 18 },
        paragraph: { spacing: { after: 80, line: 240 } },
      },
      {
        id: 'Edge',
        name: 'Plan header and footer',
        ...based,
        run: { size: 17, color: '4D5D6A' },
        paragraph: { spacing: { after: 0 } },
      },
    ],
  };
}
