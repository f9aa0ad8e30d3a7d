import { cleanLine } from './plain-text';

/** What a citation says about a publication. */
export interface Citation {
  /** As the citation names them; empty where it names nobody. */
  authors: string;
  /** The name of the citation where it gives no title. */
  title: string;
  /** `2020`, `2020-01` or `2020-01-05`, as far as the citation goes. */
  date?: string;
  /** Whether the title is the publication's own. */
  titled: boolean;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const MONTH = MONTHS.join('|');

/** `Retrieved January 5, 2020.`, `Retrieved. 2019/10/27` or `Retrieved 2024/11/25`. */
const RETRIEVED = String.raw`Retrieved\.?\s+(?:(?:${MONTH}) \d{1,2}, \d{4}|\d{4}/\d{1,2}/\d{1,2})\.*`;
const LAST_RETRIEVED = new RegExp(String.raw`\s*${RETRIEVED}$`);
const EARLIER_RETRIEVED = new RegExp(String.raw`^.*${RETRIEVED}\s*`);

/** `(2020, January 5)`, `(2011, October 12-13)`, `(2020)`, `(n.d.)` and slips: `(null)`, `(, January)`, `(12, October 26)`. */
const BRACKETED = new RegExp(
  String.raw`^(?<authors>.*?)\s*\(\s*(?:(?<year>\d{4})(?:,\s*(?<month>${MONTH})(?:\s+(?<day>\d{1,2}|null)(?:\s*-\s*\d{1,2})?)?)?|n\.d\.?|null|\d*,\s*(?:${MONTH})(?:\s+\d{1,2})?)\s*\)\.?\s*(?<title>.*)$`,
);

/** `2019, April 10 Title`: what follows the authors in citations of ICS. */
const DATE_AND_TITLE = new RegExp(
  String.raw`^(?<year>\d{4})(?:,\s*(?<month>${MONTH})(?:\s+(?<day>\d{1,2})(?!\d))?)?(?:\s+(?<title>.*))?$`,
);
const NAME_DATE = new RegExp(String.raw`\s+(?:(?:${MONTH})\s+)?\d{4}$`);

type Groups = Partial<Record<string, string>>;

function partialDate({ year, month, day }: Groups): string | undefined {
  if (year === undefined) return undefined;
  const monthNumber = month === undefined ? 0 : MONTHS.indexOf(month) + 1;
  if (monthNumber === 0) return year;
  const yearAndMonth = `${year}-${String(monthNumber).padStart(2, '0')}`;
  const dayNumber = Number(day);
  const daysInMonth = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  if (!(dayNumber >= 1 && dayNumber <= daysInMonth)) return yearAndMonth;
  return `${yearAndMonth}-${String(dayNumber).padStart(2, '0')}`;
}

/** Drops the full stop that ends the list of authors, but not that of an initial (`Metcalf, S.`) or of `et al.` */
function tidyAuthors(authors: string): string {
  const text = authors.replace(/\.\.$/, '.').trim();
  if (/^(?:undefined|null|n\/a|https?:\S*)\.?$/i.test(text)) return '';
  return /(?:^|[\s.,-])(?:\p{Lu}|al|inc|ltd|jr)\.$/iu.test(text) ? text : text.replace(/\.$/, '');
}

function citation(name: string, authors: string, title: string | undefined, date: string | undefined): Citation {
  const own = (title ?? '').replace(/^\s*["“](.*)["”]$/, '$1').trim();
  return { authors: tidyAuthors(authors), title: own || name, titled: own !== '', ...(date && { date }) };
}

/** ICS has no brackets: `Joe Slowik 2019, April 10 Title`, the authors being the citation's name without its date. */
function parseUnbracketed(name: string, text: string): Citation {
  const authors = name.replace(NAME_DATE, '');
  if (authors !== '' && text.startsWith(`${authors} `)) {
    const rest = text.slice(authors.length).trim();
    // A citation that swallowed another one: `Dragos Symantec 2019, March 27 Elfin Retrieved. 2019/12/02 Magnallium`.
    if (EARLIER_RETRIEVED.test(rest)) return citation(name, authors, rest.replace(EARLIER_RETRIEVED, ''), undefined);
    const dated = DATE_AND_TITLE.exec(rest)?.groups;
    // A bare year is a date only if the name repeats it: it can also begin the title.
    if (dated?.year && (dated.month || name.endsWith(dated.year)))
      return citation(name, authors, dated.title, partialDate(dated));
    return citation(name, authors, rest, undefined);
  }
  // Authors that are not in the name: the date is where the year of the name comes again.
  const year = /\d{4}$/.exec(name)?.[0];
  const at = year === undefined ? -1 : text.search(new RegExp(String.raw`(?<=\s)${year}(?:,|\s)`));
  const dated = at < 0 ? undefined : DATE_AND_TITLE.exec(text.slice(at))?.groups;
  if (dated) return citation(name, text.slice(0, at), dated.title, partialDate(dated));
  return citation(name, '', text === name ? '' : text, undefined);
}

/**
 * Reads the `description` of a STIX external reference, the only place where ATT&CK says who published what and when:
 * `Authors. (2020, January 5). Title. Retrieved May 1, 2021.`, or without brackets in ICS.
 * Never throws: what cannot be told apart becomes the title, and a citation without words is titled by its name.
 */
export function parseCitation(sourceName: string, description: string | undefined): Citation {
  const name = cleanLine(sourceName);
  const whole = cleanLine(description ?? '');
  if (whole === '' || /^https?:\S+$/.test(whole)) return citation(name, '', '', undefined);
  const hadRetrieved = LAST_RETRIEVED.test(whole);
  const text = whole.replace(LAST_RETRIEVED, '').replace(/(?<!\.)\.{1,2}$/, '');
  const bracketed = BRACKETED.exec(text)?.groups;
  if (bracketed) return citation(name, bracketed.authors ?? '', bracketed.title, partialDate(bracketed));
  return hadRetrieved ? parseUnbracketed(name, text) : citation(name, '', text === name ? '' : text, undefined);
}

/** Whether a reference without a URL is a publication; most are notes on where an alias comes from. */
export function isPublication(sourceName: string, description: string): boolean {
  const text = cleanLine(description);
  if (text.includes('(Citation:') || /^https?:\S+$/.test(text)) return false;
  return text === cleanLine(sourceName) || BRACKETED.test(text) || LAST_RETRIEVED.test(text);
}
