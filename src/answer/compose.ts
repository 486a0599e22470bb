/** Turns a draft into the text that a resident reads, with its citations. Plain, polite Japanese; the figure comes first. */
import type { Answer, Citation } from '../domain/answer.ts';
import { fiscalYearLabel, fiscalYearLong } from '../domain/fiscal-year.ts';
import { KIND_LABEL, SUMMARY_SECTION } from '../domain/lexicon.ts';
import type { Fact, Plan } from '../domain/records.ts';
import type { Block, Draft, Reason, Subject } from './draft.ts';

/** An answer that the gate has not passed yet. */
export type Unverified = Omit<Answer, 'verified'>;

/** Numbers citations as they are first cited. */
interface Citing {
  citations: Citation[];
  facts: Fact[];
  /** The mark `[n]` for a fact or a quote. */
  fact(subject: Subject, fact: Fact): string;
  quote(block: Block & { form: 'quote' }): string;
}

function periodLabel([from, to]: readonly [number, number]): string {
  return from === to ? fiscalYearLabel(from) : `${fiscalYearLabel(from)}～${fiscalYearLabel(to)}`;
}

function yearOf(fact: Fact): string | null {
  return fact.fiscalYear !== null ? fiscalYearLabel(fact.fiscalYear) : fact.period ? periodLabel(fact.period) : null;
}

function createCiting(): Citing {
  const citations: Citation[] = [];
  const facts: Fact[] = [];
  const numbers = new Map<string, number>();
  const cite = (
    key: string,
    { item, plan }: Subject,
    rest: Pick<Citation, 'fiscalYear' | 'fiscalYearLabel' | 'field' | 'quote' | 'source'>,
  ): string => {
    let n = numbers.get(key);
    if (n === undefined) {
      n = citations.length + 1;
      numbers.set(key, n);
      citations.push({
        n,
        itemId: item.itemId,
        city: plan.city,
        planId: plan.planId,
        planTitle: plan.planTitle,
        itemNo: item.itemNo,
        itemTitle: item.title,
        department: item.departments,
        url: `/items/${encodeURIComponent(item.itemId)}`,
        ...rest,
      });
    }
    return `[${String(n)}]`;
  };
  return {
    citations,
    facts,
    fact(subject, fact) {
      if (!facts.includes(fact)) facts.push(fact);
      return cite(fact.factId, subject, {
        fiscalYear: fact.fiscalYear,
        fiscalYearLabel: yearOf(fact),
        field: fact.kind,
        quote: fact.valueText,
        source: fact.source,
      });
    },
    quote({ item, plan, passage, quote }) {
      const { fiscalYear } = passage;
      return cite(
        `${passage.passageId} ${quote}`,
        { item, plan },
        {
          fiscalYear,
          fiscalYearLabel: fiscalYear === null ? null : fiscalYearLabel(fiscalYear),
          field: 'text',
          quote,
          source: passage.source,
        },
      );
    },
  };
}

/** A heading that goes by its name (活力) is not named twice. */
const nameOfItem = ({ itemNo, title }: Subject['item']) =>
  itemNo === title ? `「${title}」` : ` ${itemNo}「${title}」`;
const headOf = ({ item, plan }: Subject) => `${plan.city}「${plan.planTitle}」の${nameOfItem(item)}`;

/** `22,040トン/年`: as printed, with the unit where the print keeps it apart. */
function valueWithUnit(fact: Fact): string {
  const { valueText, unit } = fact;
  if (fact.value === null || unit === '' || valueText.normalize('NFKC').replaceAll(/\s/gu, '').includes(unit))
    return valueText;
  return `${valueText}${unit}`;
}

const isWords = (fact: Fact) => fact.value === null;
const shown = (fact: Fact) => (isWords(fact) ? `「${valueWithUnit(fact)}」` : valueWithUnit(fact));

const whenOf = (fact: Fact) =>
  fact.fiscalYear !== null ? fiscalYearLong(fact.fiscalYear) : fact.period ? periodLabel(fact.period) : '';

/** What a value is called: its indicator and its kind, said once where the indicator's name says the kind. */
function nameOf({ metric, kind }: Fact): string {
  if (kind === 'milestone') return `「${metric}」の予定`;
  const label = KIND_LABEL[kind];
  return kind === 'cost' || kind === 'staff' || kind === 'population' || metric.includes(label)
    ? metric
    : `${metric}の${label}`;
}

/** What a reader must know beside the values: footnotes, contradictions in the document. */
const notesOf = (facts: readonly Fact[]) =>
  Array.from(new Set(facts.flatMap(fact => fact.note ?? [])), note => `\n※${note.replace(/^※/u, '')}`).join('');

function values({ facts, ...subject }: Block & { form: 'values' }, citing: Citing): string {
  const [first] = facts;
  if (!first) return '';
  const name = nameOf(first);
  if (facts.length === 1) {
    const when = whenOf(first);
    return `${headOf(subject)}では、${name}は${when === '' ? '' : `${when}で`}${shown(first)}です。${citing.fact(subject, first)}${notesOf(facts)}`;
  }
  const lines = facts.map(
    fact => `・${whenOf(fact) || '年度の印字なし'}: ${shown(fact)} ${citing.fact(subject, fact)}`,
  );
  return `${headOf(subject)}では、${name}は次のとおりです。\n${lines.join('\n')}${notesOf(facts)}`;
}

function budget({ total, sources, ...subject }: Block & { form: 'budget' }, citing: Citing): string {
  const stated = [...(total ? [total] : []), ...sources];
  const [first] = stated;
  const when = first ? whenOf(first) : '';
  const head = `${headOf(subject)}では、${when === '' ? '' : `${when}の`}`;
  const is = (fact: Fact) => `${KIND_LABEL[fact.kind]}は${shown(fact)}です。${citing.fact(subject, fact)}`;
  if (first && stated.length === 1) return head + is(first) + notesOf(stated);
  const intro = total ? `${is(total)}\n財源の内訳:` : '財源の内訳は次のとおりです。';
  const lines = sources.map(fact => `・${KIND_LABEL[fact.kind]} ${shown(fact)} ${citing.fact(subject, fact)}`);
  return `${head}${intro}\n${lines.join('\n')}${notesOf(stated)}`;
}

function departments({ facts, ...subject }: Block & { form: 'departments' }, citing: Citing): string {
  const byName = new Map(facts.toReversed().map(fact => [fact.valueText, fact]));
  const named = facts
    .filter(fact => byName.get(fact.valueText) === fact)
    .map(fact => `「${fact.valueText}」${citing.fact(subject, fact)}`);
  return `${headOf(subject)}の担当は、${named.join('、')}です。`;
}

/** A summary is the edition's own wording (要旨), and says so: the document's words are with the city. */
function quoted(block: Block & { form: 'quote' }, citing: Citing): string {
  const { passage, plan, quote: words } = block;
  const said = `「${words}」${citing.quote(block)}`;
  return passage.section === SUMMARY_SECTION
    ? `${headOf(block)}の要旨は、次のとおりです。\n${said}\n正式な文は、${plan.publisher ?? plan.city}の文書でお確かめください。`
    : `${headOf(block)}の「${passage.section}」に、次のように書かれています。\n${said}`;
}

function compose1(block: Block, citing: Citing): string {
  switch (block.form) {
    case 'values':
      return values(block, citing);
    case 'budget':
      return budget(block, citing);
    case 'departments':
      return departments(block, citing);
    case 'quote':
      return quoted(block, citing);
  }
}

const coverage = (plans: readonly Plan[]) =>
  plans.map(plan => `・${plan.city}「${plan.planTitle}」（${periodLabel(plan.fiscalYears)}）`).join('\n');

function notFound(reason: Reason, plans: readonly Plan[]): string {
  switch (reason.code) {
    case 'city':
      return `申し訳ありません。${reason.name}の計画は、お答えできる資料の中にありません。お答えできるのは次の計画です。\n${coverage(plans)}`;
    case 'year': {
      const years = reason.fiscalYears.map(fiscalYearLong).join('、');
      return `申し訳ありません。${years}の値は、資料の中にありません。${headOf(reason.subject)}が扱うのは、${periodLabel(reason.subject.plan.fiscalYears)}です。`;
    }
    case 'blank': {
      const { item } = reason.subject;
      const when = reason.fiscalYears.length > 0 ? `${reason.fiscalYears.map(fiscalYearLong).join('、')}の` : '';
      const whom =
        item.departments[0] === undefined
          ? ''
          : `\nくわしくは、担当の${item.departments.join('、')}にお問い合わせください。`;
      return `申し訳ありません。${headOf(reason.subject)}に、お尋ねの${when}値は印字されていません。${whom}`;
    }
    case 'over_many':
      return '申し訳ありません。一覧、件数、合計、比較をお尋ねのご質問には、まだお答えできません。項目の名前と年度を一つずつお尋ねください。';
    case 'nothing':
      return `申し訳ありません。お尋ねのことは、資料の中に見つかりませんでした。お答えできるのは次の計画に書かれていることです。\n${coverage(plans)}`;
  }
}

export function compose(draft: Draft, plans: readonly Plan[]): Unverified {
  const citing = createCiting();
  if (draft.status === 'not_found') {
    return {
      status: 'not_found',
      answer: notFound(draft.reason, plans),
      citations: [],
      facts: [],
      computation: null,
      choices: [],
      mode: 'tools',
    };
  }
  const text = draft.blocks.map(block => compose1(block, citing)).join('\n\n');
  const intro = draft.status === 'ambiguous' ? 'お尋ねに当てはまるものが、いくつかあります。\n\n' : '';
  return {
    status: draft.status,
    answer: intro + text,
    citations: citing.citations,
    facts: citing.facts,
    computation: null,
    choices: draft.status === 'ambiguous' ? draft.choices : [],
    mode: 'tools',
  };
}
