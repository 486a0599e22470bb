/** What is to be done with what is found (操作): one value, a list, a count, a computation, a comparison. */
import type { Threshold } from '../draft.ts';
import type { Operation } from '../question.ts';

/** First match decides: the more particular stand first. */
const OPERATIONS: [RegExp, Operation][] = [
  [
    /(?:何|なん)年度?(?:から|に|で).{0,30}(?:超え|切|下回|上回|達)|(?:超える|切る|下回る|上回る|達する)のは?(?:って)?(?:いつ|何年|なん年)|\bfirst year\b/iu,
    'first_year',
  ],
  [/何番目|なんばんめ|順位|\brank\b/iu, 'rank'],
  [
    /最も(?:大き|多|高|長)|(?:いち|一)ばん(?:大き|多|高|お金|長)|最大(?:の|は)|最高(?:の|は)|\b(?:largest|highest|biggest|most)\b/iu,
    'max',
  ],
  [
    /最も(?:小さ|少な|低|短)|(?:いち|一)ばん(?:小さ|少な|低|短)|最小(?:の|は)|最低(?:の|は)|\b(?:smallest|lowest|least)\b/iu,
    'min',
  ],
  [/平均(?:する|した|は|値|で|して)|\baverage\b/iu, 'average'],
  [
    /増減率|伸び率|増加率|減少率|(?:何|なん)(?:％|%|パーセント|割)(?:くらい|ほど)?(?:増|減|伸|ふえ|へ)|\bgrowth\b/iu,
    'growth',
  ],
  [
    /(?:何|なん)(?:％|%|パーセント|割)を占め|に占める割合|(?:全体|総額)の(?:何|なん)(?:％|%|パーセント|割)|\bshare of the total\b/iu,
    'ratio',
  ],
  [
    /合計(?:する|した|すると|で|は|いくら|額|を|値)|合わせ(?:ると|て(?:何|いくら|、|[？?]|$)|た(?:額|合計|数))|あわせ(?:ると|ていくら)|(?:[0-9０-９一二三四五両]|数)(?:か)?年(?:間)?(?:分|の合計|を合計)|(?:足す|足し)(?:と|て|たら)|\b(?:total of|in total|sum)\b/iu,
    'sum',
  ],
  [
    /(?:いくら|(?:何|なん)[^、。？?\s]{1,6}|どれ(?:くらい|だけ))(?:くらい|ほど)?(?:減ら|増や|減る|増える|減り|増え|へら|ふや|ふえ|へる|違|ちが)|の差(?:は|を|って)|\b(?:difference|how much (?:more|less|higher|lower))\b/iu,
    'difference',
  ],
  [
    /どっち|どちら|比べ|比較|くらべ|どう(?:違|ちが|変わ)|それぞれ(?:の市|の計画|いくら|何)|\b(?:compare|versus|vs)\b/iu,
    'compare',
  ],
  [
    /(?:何|なん)(?:項目|事業(?!所))(?:ある|あり|です|か|なん|[？?]|$)|(?:取組|取り組み|項目|事業|施策|やつ|の)(?:の数)?(?:は|って|が)?(?:全部で|ぜんぶで)?(?:いくつ|何個|何件|なんこ|なんけん)(?:ある|あり|です|なん|か|[？?]|$)|全部で(?:いくつ|何(?:項目|件|事業(?!所)))(?:ある|あり)|\bhow many (?:items?|projects? are|initiatives)\b/iu,
    'count',
  ],
  [
    /(?:全て|すべて)(?:を|の(?:項目|事業|計画|取組|名称)(?:を|から)?)?(?=挙|あげ|教|列|示|答|お答|並|出|[、。？?\s]|$)|(?:全部|ぜんぶ)(?:挙|教|列|示|答|並|出|おしえ|[、。？?\s]|$)|列挙|一覧|リスト(?:アップ|に|で|を)|挙げ(?:て|よ|ら)|何と何|つとも|どんな(?:項目|事業|取組|取り組み|もの|の)が?|どの(?:項目|事業|取組|取り組み|施策)(?:が|か|で|です|に|を|[？?])|どれ(?:[？?。]|で|か|が|です|$)|(?:何|なに)が(?:ある|あり)|は(?:何|なに)がある|\b(?:list|which (?:items?|projects?)|every item|all (?:the )?(?:items?|projects?))\b/iu,
    'list',
  ],
  [/推移|年度ごと|年ごと|毎年|移り変わり|\bby year|each year\b/iu, 'series'],
];

export const operationOf = (text: string): Operation => OPERATIONS.find(([words]) => words.test(text))?.[1] ?? 'value';

/** How the words that ask for an operation are taken out of the subject. */
export const OPERATION_WORDS: readonly RegExp[] = OPERATIONS.map(([words]) => new RegExp(words.source, 'giu'));

const RELATIONS: [RegExp, Threshold['relation']][] = [
  [/(?:を|が|は)?(?:切|下回|未満)/u, 'under'],
  [/(?:を|が|は)?(?:超|上回|突破)/u, 'over'],
  [/(?:に|以上|達)/u, 'at_least'],
  [/以下|以内/u, 'at_most'],
];
const FIGURE =
  /([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^\s0-9、。をがはに以未超下上切達突]{0,6})\s*((?:を|が|は|に)?(?:切|下回|未満|超|上回|突破|以上|以下|以内|達))/u;

/** 「月12時間を切る」: what a value must be. */
export function thresholdOf(text: string): Threshold | null {
  const [, digits = '', unit = '', word = ''] = FIGURE.exec(text.normalize('NFKC')) ?? [];
  if (digits === '') return null;
  const relation = RELATIONS.find(([words]) => words.test(word))?.[1] ?? 'at_least';
  return { relation, value: Number(digits.replaceAll(',', '')), unit };
}
