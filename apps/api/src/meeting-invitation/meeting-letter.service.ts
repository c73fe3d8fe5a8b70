import { Injectable } from '@nestjs/common';
import type { MeetingLetter } from '@portal/contracts';
import {
  dayOfInstant,
  forbidden,
  isCoordinator,
  isFocalPointOf,
  isRefusal,
  type Language,
  letterParagraphs,
  notFound,
  type Refusal,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { Readable } from 'node:stream';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { dayIn } from '../platform/day-words.js';
import type { MadeFile } from '../platform/http/answers.js';
import { RoundTableLookup, type RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { RoundTableWordsService } from '../round-table/round-table-words.service.js';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface HeadRow {
  readonly region: string;
  readonly city: string;
}

/** The letter that invites a country: the region's own words, or the portal's, with what is known put in. */
@Injectable()
export class MeetingLetterService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly words: RoundTableWordsService,
  ) {}

  read(actor: RequestActor, id: string, iso3: string): Promise<MeetingLetter | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, id);
      if (isRefusal(row)) return row;
      const takesPart = (await this.roundTables.countries(tx, id)).some((each) => each.iso3 === iso3);
      // There is no letter before there are days, nor to whom nobody invites.
      if (!takesPart || row.starts === null) return notFound;
      const mayRead = this.roundTables.mayRun(actor, row) || isCoordinator(actor) || isFocalPointOf(actor, iso3);
      return mayRead ? this.letterOf(tx, row, iso3, actor.language) : forbidden('not-your-country');
    });
  }

  async document(actor: RequestActor, id: string, iso3: string): Promise<MadeFile | Refusal> {
    const letter = await this.read(actor, id, iso3);
    if (isRefusal(letter)) return letter;
    // What writes documents weighs more than the rest of the room, and few ask for one.
    const { letterDocument } = await import('./letter-document.js');
    const bytes = await letterDocument(letter);
    return {
      bytes: Readable.from(bytes, { objectMode: false }),
      size: bytes.length,
      mediaType: wordType,
      fileName: `invitation-${letter.reference}-${iso3}.docx`,
    };
  }

  private async letterOf(
    tx: ReadTransaction,
    row: RoundTableRow,
    iso3: string,
    language: Language,
  ): Promise<MeetingLetter> {
    const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
      sentence('meeting-letters', key, language, values);
    const head = await tx.row<HeadRow>(
      `SELECT coalesce(names ->> $2, names ->> 'en') AS region,
         coalesce(secretariat -> 'city' ->> $2, secretariat -> 'city' ->> 'en', '') AS city FROM region WHERE code = $1`,
      [row.region, language],
    );
    const own = await tx.row<{ text: string }>(
      'SELECT text FROM invitation_letter WHERE region = $1 AND language = $2',
      [row.region, language],
    );
    const secretariat = head ? say('secretariat', { region: head.region }) : say('headquarters');
    const today = dayIn(language, dayOfInstant(tx.now));
    const [days, times, place] = [
      this.words.days(row, language),
      this.words.times(row),
      this.words.place(row, language),
    ];
    const meeting = this.words.name(row, language);
    const country = this.words.country(iso3, language);
    return {
      language,
      head: [say('network'), secretariat, head?.city ?? ''].filter((line) => line !== ''),
      place: head?.city ? say('place-and-day', { city: head.city, day: today }) : today,
      addressee: say('addressee', { country }),
      subject: say('letter-subject', { meeting, days }),
      paragraphs: [
        ...letterParagraphs(own?.text ?? say('letter-text'), {
          country,
          meeting,
          number: row.number === null ? '' : String(row.number),
          region: head?.region ?? '',
          secretariat,
          host: row.host_country === null ? '' : this.words.country(row.host_country, language),
          city: row.city,
          venue: row.venue,
          days,
          times,
          zone: row.zone ?? '',
          today,
        }),
      ],
      facts: [
        { label: say('fact-when'), value: days },
        { label: say('fact-times'), value: times },
        { label: say('fact-where'), value: place },
        { label: say('fact-reference'), value: row.reference },
      ],
      reference: row.reference,
      sample: row.sample,
    };
  }
}
