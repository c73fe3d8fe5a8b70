import { type FieldChange, type Language, languages } from '@portal/domain';

/** Fields that have a name for people; what else the trail keeps is for machines. */
const named: ReadonlySet<string> = new Set([
  'names',
  'means',
  'asksSince',
  'shelfLifeMonths',
  'closedOn',
  'position',
  'order',
  'isBreak',
  'mainRegion',
  'joinedOn',
  'joinedPrecision',
  'leftOn',
  'absences',
  'region',
  'since',
  'until',
  'reason',
  'indicator',
  'visibility',
  'value',
  'unit',
  'periodFrom',
  'periodTo',
  'asAt',
  'source',
  'paragraph',
  'quote',
  'published',
]);

/** A changed field by its name for people, and in which language it is. */
export interface NamedChange extends FieldChange {
  readonly name: string;
  readonly language: Language | null;
}

/** The changes that people can read, by the names of the contract: the trail has those of the database. */
export function namedChanges(changes: readonly FieldChange[]): readonly NamedChange[] {
  return changes.flatMap((change): NamedChange[] => {
    const [first = '', part = ''] = change.field.split('.');
    const name = first.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    // That a series goes on is nothing new.
    if (!named.has(name) || (name === 'isBreak' && change.after === 'false')) return [];
    return [{ ...change, name, language: languages.find((each) => each === part) ?? null }];
  });
}
