/** What an honest model would claim of the results of its look-ups: only what its coverage says is meant, as the planner does. */

export interface Shown {
  id: string;
  kind: string;
  year?: string;
  value: string;
  unit?: string;
}
interface Head {
  id: string;
  city: string;
  title: string;
  no: string;
}
export interface Series {
  item: Head;
  metric: string;
  coverage: number;
  metricCoverage: number;
  facts: Shown[];
}
export interface Text {
  id: string;
  item: Head;
  coverage: number;
  passageCoverage: number;
  text: string;
}

export interface Claimed {
  sentence: string;
  rests_on?: string[];
  quotes?: { of: string; text: string }[];
  /** For those who lie: what is behind the first placeholder. */
  of?: { fact?: Shown; series?: Series; text?: Text };
}

const ENOUGH = 0.5;
const KIND_WORDS: [RegExp, string][] = [
  [/現状/u, '現状値'],
  [/実績/u, '実績値'],
  [/目標|めざ/u, '目標値'],
  [/効果見込/u, '効果見込額'],
  [/事業費|予算/u, '事業費総額'],
];

/** 令和7年度 and 2025 of a question, as a label: 令和7年度. */
function yearsIn(question: string): string[] {
  const text = question.normalize('NFKC');
  const eras = Array.from(text.matchAll(/(?:令和|R)(\d{1,2})/gu), ([, n]) => `令和${String(n)}年度`);
  const western = Array.from(text.matchAll(/20(\d\d)/gu), ([, n]) => `令和${String(Number(n) - 18)}年度`);
  return [...eras, ...western];
}

export function honestClaims(question: string, series: readonly Series[], passages: readonly Text[]): Claimed[] {
  const years = yearsIn(question);
  const wanted = KIND_WORDS.filter(([words]) => words.test(question)).map(([, kind]) => kind);
  const best = series.find(({ coverage }) => coverage >= ENOUGH);
  const asksText = /まとめ|要約|概要|なぜ|課題|方針|どのような|どんな/u.test(question);
  if (best && !asksText) {
    const facts = best.facts.filter(
      ({ kind, year }) =>
        (years.length === 0 || (year !== undefined && years.includes(year))) &&
        (wanted.length === 0 || wanted.includes(kind)),
    );
    const [fact] = facts;
    if (fact) return [{ sentence: `${best.metric}は{${fact.id}}です。`, of: { fact, series: best } }];
  }
  const text = passages.find(({ coverage, passageCoverage }) => coverage >= ENOUGH && passageCoverage > 0.2);
  if (!text || wanted.length > 0 || years.length > 0) return [];
  const sentence = /^[^。]{4,120}。/u.exec(text.text.replace(/^・/u, ''))?.[0];
  return sentence === undefined || /[\d０-９]/u.test(sentence)
    ? [{ sentence: `「${text.item.title}」についての記載です。`, rests_on: [text.id], of: { text } }]
    : [{ sentence, rests_on: [text.id], of: { text } }];
}
