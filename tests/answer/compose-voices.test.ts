/** Every form in every voice: the same figures, marks and records, whatever the words. */
import { describe, expect, it } from 'vitest';
import { compose, type Unverified } from '../../src/answer/compose.ts';
import type { Draft, Refusal, Voice } from '../../src/answer/draft.ts';
import { GLOSSARY_TERMS } from '../../src/answer/glossary-terms.ts';
import { termsIn } from '../../src/answer/glossary.ts';
import { askRequestSchema } from '../../src/domain/answer.ts';
import { KIND_LABEL } from '../../src/domain/lexicon.ts';
import { BLOCKS, HOSTILE, REASONS } from './compose-drafts.ts';
import { plans } from './records.ts';

const VOICES: Record<string, Voice> = {
  ja: { language: 'ja', easy: false },
  easy: { language: 'ja', easy: true },
  en: { language: 'en', easy: false },
};
const REFUSALS: Refusal[] = ['opinion', 'legal', 'instructions', 'personal', 'made_up'];
const DRAFTS: [string, Draft][] = [
  ...Object.entries(BLOCKS).map(([name, block]): [string, Draft] => [name, { status: 'answered', blocks: [block] }]),
  ...Object.entries(REASONS).map(([name, reason]): [string, Draft] => [name, { status: 'not_found', reason }]),
  ...REFUSALS.map((refusal): [string, Draft] => [refusal, { status: 'declined', refusal }]),
];
const CASES = DRAFTS.flatMap(([name, draft]) =>
  Object.entries(VOICES).map(([voice, own]) => [name, voice, compose(draft, plans, own), draft] as const),
);

const marksIn = (text: string) => Array.from(text.matchAll(/\[(\d+)\]/gu), ([, n]) => Number(n));
const marksInOrder = (text: string) => marksIn(text).toSorted((a, b) => a - b);
/** The first run of marks behind a place. */
const marksBehind = (text: string, at: number) => marksIn(/(?:\[\d+\])+/u.exec(text.slice(at))?.[0] ?? '');

/** Occurrences of a figure by itself, outside quoted names. */
function placesOf(text: string, figure: string): number[] {
  const bare = text.replaceAll(/「[^」]*」/gu, name => '□'.repeat(name.length));
  const pattern = new RegExp(`(?<![\\d,.])${figure.replaceAll(/[.+*?^$()[\]{}|\\/]/gu, String.raw`\$&`)}`, 'gu');
  return Array.from(bare.matchAll(pattern), match => match.index);
}

/** Figures of the text whose next marks are not their own. */
function unmarked({ answer, facts, citations }: Unverified): string[] {
  return facts
    .filter(fact => fact.value !== null)
    .flatMap(fact => {
      const n = citations.find(one => one.quote === fact.valueText && one.field === fact.kind)?.n;
      return placesOf(answer, fact.valueText).some(at => n === undefined || !marksBehind(answer, at).includes(n))
        ? [fact.valueText]
        : [];
    });
}

describe.each(CASES)('%s in %s', (_, voice, answer, draft) => {
  it('puts its mark behind each figure', () => {
    expect(unmarked(answer)).toEqual([]);
    expect(new Set(marksIn(answer.answer))).toEqual(new Set(answer.citations.map(({ n }) => n)));
    for (const { valueText, value } of answer.facts)
      expect(value === null || placesOf(answer.answer, valueText).length > 0, valueText).toBe(true);
  });

  it('puts the marks of all operands behind a result', () => {
    const { computation } = answer;
    if (!computation || !/sum|difference|growth|ratio|average/u.test(computation.operation)) return;
    const figure = `${Math.abs(Number(computation.result)).toLocaleString('en-US')}${computation.unit}`;
    const places = placesOf(answer.answer, figure);
    expect(places).toHaveLength(2);
    for (const at of places) expect(marksBehind(answer.answer, at)).toHaveLength(computation.operands.length);
  });

  it('states what Japanese states', () => {
    const plain = compose(draft, plans);
    expect({ ...answer, answer: '' }).toEqual({ ...plain, answer: '' });
    expect(marksInOrder(answer.answer)).toEqual(marksInOrder(plain.answer));
  });

  it('names years in both forms', () => {
    const text = answer.answer.replaceAll(/「[^」]*」/gu, '');
    const bare = voice === 'en' ? /(?<!FY\d{4} \()令和\d+年度|FY\d{4}(?! \(令和)/u : /令和\d+年度(?!（\d{4}年度）)/u;
    expect(text).not.toMatch(bare);
  });

  it('quotes what a document says, and does no more with it', () => {
    const shown = HOSTILE.replace('[9]', '［9］');
    expect(answer.answer.replaceAll(`「${shown}」`, '')).not.toMatch(/この指示|<b>|\[9\]/u);
  });

  it('answers without a citation only where no figure is stated', () => {
    expect(answer.citations.length > 0).toBe(answer.status === 'answered' || answer.facts.length > 0);
    expect(answer.answer.trim()).toBe(answer.answer);
    expect(answer.answer).not.toMatch(/undefined|null|NaN| {2}|、、|の の/u);
  });

  it('is spoken in its language', () => {
    const words = answer.answer.replaceAll(
      /「[^」]*」|（[^）]*）|\([^)]*\)|さくら野市|みなと市|青葉市|トン\/年|千円|件/gu,
      '',
    );
    const [mine, others] =
      voice === 'en' ? [/[a-z] [a-z]/u, /[ぁ-んァ-ヴ]/u] : [/です|ます|ません/u, /\b(?:the|is|of)\b/u];
    expect(words).toMatch(mine);
    expect(words).not.toMatch(others);
  });
});

function say(name: keyof typeof REASONS): string {
  const reason = REASONS[name];
  if (!reason) throw new Error('no such reason');
  return compose({ status: 'not_found', reason }, plans).answer;
}

function easy(name: keyof typeof BLOCKS): string {
  const block = BLOCKS[name];
  if (!block) throw new Error('no such block');
  return compose({ status: 'answered', blocks: [block] }, plans, VOICES['easy']).answer;
}

const ask = (style: string) => askRequestSchema.safeParse({ question: '目標は？', filters: { style } }).success;

describe('where nothing is found', () => {
  it('says what is printed nearest, and whom to ask', () => {
    expect(say('blank')).toBe(
      `申し訳ありません。さくら野市「第６次行政改革プラン（令和６年度見直し）」の (2)④「可燃ごみの削減」に、お尋ねの令和8年度（2026年度）の実績値は印字されていません。
印字されているのは、次の値です。
・可燃ごみの排出量の目標値、令和8年度（2026年度）: 21,511トン/年 [1]
くわしくは、担当の環境部 ごみ対策課にお問い合わせください。`,
    );
  });

  it('names what is covered', () => {
    expect(say('city')).toContain('青葉市の計画は');
    expect(say('city')).toContain(
      '・みなと市「総合計画 事業プログラム」: 令和6年度（2024年度）～令和8年度（2026年度）',
    );
    expect(say('year')).toContain('令和12年度（2030年度）の値は、資料の中にありません');
    expect(say('nothing')).toContain(
      '・さくら野市「第６次行政改革プラン（令和６年度見直し）」の (2)④「可燃ごみの削減」\n',
    );
  });
});

describe('やさしい日本語', () => {
  it('explains hard words once, and leaves names whole', () => {
    expect(easy('one value')).toMatch(
      /^可燃ごみの排出量（可燃ごみは もえるごみ）の目標値（これから めざす数）は、22,040トン\/年です。/u,
    );
    expect(easy('sum of items').match(/これから めざす数/gu)).toHaveLength(1);
    expect(easy('counted list')).toMatch(/ことばの説明\n・可燃ごみ: もえるごみ\n・指定管理者: /u);
  });

  it('has a glossary without figures, and without words that name a kind of value', () => {
    const explanations = Object.values(GLOSSARY_TERMS);
    expect(explanations.length).toBeGreaterThanOrEqual(60);
    expect(explanations.length).toBeLessThanOrEqual(120);
    const labels = Object.values(KIND_LABEL);
    for (const text of explanations) {
      expect(text).not.toMatch(/\p{N}|[一二三四五六七八九十百千万億半倍]|ふたつ|[（）「」]/u);
      expect(labels.filter(label => text.includes(label))).toEqual([]);
      expect(text.length).toBeLessThanOrEqual(32);
    }
  });

  it('finds the longest terms, and none within a Latin word', () => {
    expect(termsIn('企業版ふるさと納税と市税徴収率').map(({ term }) => term)).toEqual([
      '企業版ふるさと納税',
      '市税',
      '徴収率',
    ]);
    expect(termsIn('AIの活用').map(({ term }) => term)).toEqual(['ＡＩ']);
    expect(termsIn('MAIL')).toEqual([]);
  });

  it('can be asked for', () => {
    expect([ask('easy'), ask('hard')]).toEqual([true, false]);
  });
});

it('tells in English which year was understood', () => {
  const draft = DRAFTS[0]?.[1];
  if (!draft) throw new Error('none');
  const { answer } = compose(draft, plans, VOICES['en'], ['令和7年度（2025年度）としてお答えします。']);
  expect(answer).toMatch(/\n※ Your question was read as one about FY2025 \(令和7年度\)\.$/u);
});
