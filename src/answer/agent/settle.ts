/**
 * What of a proposal may be said: claims become blocks whose values are the records'. What it did not read, did not copy
 * aright, or was not asked is a fault; a sentence whose words the records do not hold is left out, its values stay.
 */
import { figuresIn } from '../verify/figures.ts';
import { coverAll, fold } from '../verify/fold.ts';
import { yearsIn } from '../verify/years.ts';
import type { Block, Said, Subject, SubjectFact } from '../draft.ts';
import { bestQuote } from '../best-quote.ts';
import { isAsked, type Asked } from './asked.ts';
import { evidenceText, factsOf, subjectsOf } from './evidence.ts';
import { PROMPT } from './prompt.ts';
import type { Claim, Proposal } from './proposal.ts';
import { doubtOf, foreignPlaces, repeats, sharedWords } from './support.ts';
import type { ReadRecord, Table } from './table.ts';

export interface Finding {
  code:
    | 'UNREAD' // a handle that it was not shown
    | 'BAD_QUOTE' // not verbatim in the passage
    | 'OFF_QUESTION' // of another city, plan, number or year than asked
    | 'FIGURE' // a figure of its own in words that no record holds
    | 'FOREIGN_PLACE' // a place that no record holds
    | 'LEAK' // words of the instructions
    | 'TOO_LONG'
    | 'UNFOUNDED' // rests on nothing: cut
    | 'UNSUPPORTED'; // words that the records do not hold: cut, or its values alone
  /** For the model, and for the operator's trace. */
  at: string;
}

export interface Settled {
  blocks: Block[];
  faults: Finding[];
  cuts: Finding[];
}

const SENTENCE_MOST = 400;
const QUOTES = 2;
const PLACEHOLDER = /\{\s*([fpic]\d{1,5})(?:\.[a-z_]+)?\s*\}/gu;

/** Without what belongs to a page, not to a sentence: marks, headings, emphasis, addresses. */
const tidy = (sentence: string): string =>
  sentence
    .replaceAll(/\[\d+\]|［\d+］|[*#`>|_~]|https?:\/\/\S+|<[^>]{0,80}>/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s・\-–—]+/u, '')
    .trim();

interface Read {
  claim: Claim;
  sentence: string;
  records: ReadRecord[];
}

function readClaim(claim: Claim, table: Table): { read: Read; unread: string[] } {
  const sentence = tidy(claim.sentence);
  const placed = Array.from(sentence.matchAll(PLACEHOLDER), ([, handle = '']) => handle);
  const handles = [
    ...new Set([
      ...placed,
      ...claim.rests_on.map(one => one.replaceAll(/[{}\s]/gu, '')),
      ...claim.quotes.map(({ of }) => of),
    ]),
  ];
  const found = handles.map(handle => ({ handle, record: table.get(handle) }));
  return {
    read: { claim, sentence, records: found.flatMap(({ record }) => record ?? []) },
    unread: found.flatMap(({ handle, record }) => (record ? [] : [handle])),
  };
}

/** A bullet is no part of a sentence. */
const bareQuote = (text: string) => text.replace(/^[・●○■]\s*/u, '');
const letters = (text: string) => fold(text).replaceAll(/\s/gu, '');

/** The quotes that it asked for; else of each passage that it names what is nearest to its sentence. */
function quotesOf({ claim, sentence, records }: Read, table: Table): { quotes: Said['quotes']; bad: string[] } {
  const quotes: Said['quotes'] = [];
  const bad: string[] = [];
  for (const { of, text } of claim.quotes) {
    const record = table.get(of);
    const quote = bareQuote(text.trim().replace(/^「(.*)」$/su, '$1'));
    if (record?.is === 'passage' && record.passage.passage.text.includes(quote) && letters(quote).length > 3)
      quotes.push({ ...record.passage, quote });
    else bad.push(quote);
  }
  const quoted = new Set(quotes.map(({ passage }) => passage.passageId));
  for (const record of records)
    if (record.is === 'passage' && !quoted.has(record.passage.passage.passageId))
      quotes.push({ ...record.passage, quote: bareQuote(bestQuote(record.passage.passage.text, sentence)) });
  return { quotes: quotes.slice(0, QUOTES), bad };
}

/** The sentence with its values open, and the values that it does not place. */
function saidOf({ sentence, records }: Read, table: Table, quotes: Said['quotes']): Said {
  const parts: Said['parts'] = [];
  const placed = new Set<string>();
  let at = 0;
  let unit = '';
  const below = () =>
    records.flatMap(record => (record.is === 'fact' && !placed.has(record.fact.fact.factId) ? [record.fact] : []));
  const text = (until?: number) => {
    const piece = sentence.slice(at, until);
    // The value brings its unit along.
    return unit !== '' && piece.startsWith(unit) ? piece.slice(unit.length) : piece;
  };
  for (const match of sentence.matchAll(PLACEHOLDER)) {
    const record = table.get(match[1] ?? '');
    parts.push(text(match.index));
    at = match.index + match[0].length;
    unit = '';
    if (record?.is === 'fact') {
      unit = record.fact.fact.unit;
      placed.add(record.fact.fact.factId);
      parts.push({ value: record.fact });
    } else if (record?.is === 'item') {
      placed.add(record.item.item.itemId);
      parts.push({ item: record.item });
    }
  }
  const end = text();
  // What only repeats the quote below it is not said twice.
  if (parts.length === 0 && quotes.some(({ quote }) => letters(quote).includes(letters(end))))
    return { parts, below: below(), quotes };
  parts.push(end, /[。！？!?」）]$/u.test(end) ? '' : '。');
  for (const record of records)
    if (record.is === 'item' && !placed.has(record.item.item.itemId)) parts.push('（', { item: record.item }, '）');
  return {
    parts: parts.filter(part => part !== ''),
    below: below(),
    quotes,
  };
}

/** Values in the words of the planner. */
function plainBlocks(facts: readonly SubjectFact[]): Block[] {
  const groups = Map.groupBy(facts, ({ fact }) => `${fact.itemId} ${fact.metric} ${fact.kind}`);
  return Array.from(groups.values()).flatMap((own): Block[] => {
    const [first] = own;
    if (!first) return [];
    const { item, plan } = first;
    const stated = own.map(({ fact }) => fact);
    return [
      first.fact.kind === 'department'
        ? { form: 'departments', item, plan, facts: stated }
        : { form: 'values', item, plan, facts: stated },
    ];
  });
}

const same = (a: Subject, b: Subject) => a.item.itemId === b.item.itemId;

/** Sentences about one item stand together; one that names its place itself stands under a head of its own. */
function addTold(blocks: Block[], subject: Subject, said: Said, namesPlace: boolean): void {
  const last = blocks.at(-1);
  const { item, plan } = subject;
  if (last?.form === 'told' && same(last, subject) && !namesPlace) last.said.push(said);
  else blocks.push({ form: 'told', item, plan, said: [said] });
}

export interface Settling {
  table: Table;
  asked: Asked;
  /** Cities and plans that there are: only those of what it cites may be named. */
  known: readonly string[];
  /** Whether the model's own sentences are taken: their words can be checked in Japanese alone. */
  phrased: boolean;
}

export function settle(proposal: Proposal, { table, asked, known, phrased }: Settling): Settled {
  const blocks: Block[] = [];
  const faults: Finding[] = [];
  const cuts: Finding[] = [];
  const stated = new Set<string>();
  const sentences = new Set<string>();
  for (const claim of proposal.claims) {
    const { read, unread } = readClaim(claim, table);
    const { sentence, records } = read;
    const { quotes, bad } = quotesOf(read, table);
    const evidence = evidenceText(records);
    const words = sentence.replaceAll(PLACEHOLDER, ' ');
    const wrong: Finding[] = [
      ...unread.map((at): Finding => ({ code: 'UNREAD', at })),
      ...bad.map((at): Finding => ({ code: 'BAD_QUOTE', at })),
      ...(records.some(record => !isAsked(record, asked)) ? [{ code: 'OFF_QUESTION' as const, at: sentence }] : []),
      ...(repeats(words, PROMPT) ? [{ code: 'LEAK' as const, at: '' }] : []),
      ...(sentence.length > SENTENCE_MOST ? [{ code: 'TOO_LONG' as const, at: sentence.slice(0, 40) }] : []),
    ];
    if (wrong.length === 0 && records.length > 0)
      wrong.push(...foreignPlaces(words, evidence, known).map((at): Finding => ({ code: 'FOREIGN_PLACE', at })));
    faults.push(...wrong);
    if (wrong.length > 0) continue;
    const [subject] = records.flatMap(subjectsOf);
    if (!subject) {
      cuts.push({ code: 'UNFOUNDED', at: sentence });
      continue;
    }
    const facts = records.flatMap(record => (record.is === 'fact' ? factsOf(record) : []));
    const computed = records.find(record => record.is === 'computed');
    if (computed) {
      // An answer has one computation; its words are ours.
      if (!blocks.some(({ form }) => form === 'computed'))
        blocks.push({ form: 'computed', computed: computed.computed });
      continue;
    }
    const doubt = phrased ? doubtOf(words, evidence) : 'words';
    // What is not said is not verified: who makes up a figure in it is not believed in the rest.
    const figures = doubt === null ? [] : figuresIn(coverAll(fold(words), yearsIn(fold(words))));
    if (figures.length > 0) {
      faults.push({ code: 'FIGURE', at: figures.map(({ text }) => text).join(' ') });
      continue;
    }
    const bare = facts.length === 0 && records.every(({ is }) => is !== 'item');
    if (doubt === null && (!bare || sharedWords(words, evidence) >= 2)) {
      const said = saidOf(read, table, quotes);
      // What was said before is not said again; what stands below it may be new.
      if (said.parts.every(part => typeof part === 'string') && sentences.has(sentence)) said.parts = [];
      sentences.add(sentence);
      const namesPlace = [subject.plan.city, subject.plan.planTitle, subject.item.title].some(name =>
        words.includes(name),
      );
      addTold(blocks, subject, said, namesPlace && said.parts.length > 0);
      continue;
    }
    if (phrased) cuts.push({ code: 'UNSUPPORTED', at: `${doubt ?? 'words'}: ${sentence}` });
    const fresh = facts.filter(({ fact }) => !stated.has(fact.factId));
    for (const { fact } of fresh) stated.add(fact.factId);
    blocks.push(...plainBlocks(fresh));
    if (!phrased && facts.length === 0)
      blocks.push(
        ...quotes.map(({ item, plan, passage, quote }): Block => ({ form: 'quote', item, plan, passage, quote })),
      );
  }
  return { blocks, faults, cuts };
}
