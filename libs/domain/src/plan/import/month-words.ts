import { folded } from './fold.js';

/** Names of the months and their usual short forms in the six languages, January first. */
const months: readonly string[] = [
  'january|jan|janvier|janv|enero|ene|январь|января|янв|يناير|كانون الثاني|جانفي|1月|一月',
  'february|feb|février|févr|fév|febrero|febr|февраль|февраля|фев|февр|فبراير|شباط|فيفري|2月|二月',
  'march|mar|mars|marzo|март|марта|мар|مارس|آذار|3月|三月',
  'april|apr|avril|avr|abril|abr|апрель|апреля|апр|أبريل|إبريل|نيسان|أفريل|4月|四月',
  'may|mai|mayo|май|мая|مايو|أيار|ماي|5月|五月',
  'june|jun|juin|junio|июнь|июня|июн|يونيو|حزيران|جوان|6月|六月',
  'july|jul|juillet|juil|julio|июль|июля|июл|يوليو|تموز|جويلية|يوليوز|7月|七月',
  'august|aug|août|agosto|ago|август|августа|авг|أغسطس|آب|أوت|غشت|8月|八月',
  'september|sep|sept|septembre|septiembre|setiembre|сентябрь|сентября|сен|сент|سبتمبر|أيلول|شتنبر|9月|九月',
  'october|oct|octobre|octubre|октябрь|октября|окт|أكتوبر|تشرين الأول|10月|十月',
  'november|nov|novembre|noviembre|ноябрь|ноября|ноя|нояб|نوفمبر|تشرين الثاني|نونبر|11月|十一月',
  'december|dec|décembre|déc|diciembre|dic|декабрь|декабря|дек|ديسمبر|كانون الأول|دجنبر|12月|十二月',
];

const byName: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, place) => names.split('|').map((name) => [folded(name), place + 1] as const)),
);

/** The month, 1 to 12, that a name in one of the six languages means. */
export function monthNamed(name: string): number | null {
  return byName.get(folded(name)) ?? null;
}
