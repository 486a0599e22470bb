/** Lists by what a value is (値の条件): 効果見込額が1億円以上, 事業費がゼロ. */
import { meets } from '../../domain/computation.ts';
import { KIND_LABEL } from '../../domain/lexicon.ts';
import { unitScale } from '../../domain/quantity.ts';
import type { Fact, FactKind } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Criterion, Listed, Threshold } from '../draft.ts';
import type { Question } from '../question.ts';

type Filters = Parameters<Tools['listItems']['run']>[0];

const MONEY = /^(?:budget_|effect_|cost$)/u;
/** Of money where only the sum is named: what the items cost, else what they bring. */
const ANY_MONEY: readonly FactKind[] = ['budget_total', 'effect_expected', 'cost'];
const ZERO =
  /ゼロ|(?<![\d,.])0 ?(?:千|万)?円|零|かから(?:ない|ん|へん|ず)|(?:使わ|つかわ|かけ|つか|付か)(?:ない|へん|ず)|(?:計上|見込)(?:まれ|さ?れ|し|ん)*(?:て?い?ない|で?い?ない|ません)/u;
const SAID: Record<Threshold['relation'], string> = {
  under: 'お尋ねの値未満',
  over: 'お尋ねの値を超えるもの',
  at_most: 'お尋ねの値以下',
  at_least: 'お尋ねの値以上',
};

export interface Condition {
  kinds: FactKind[];
  holds: (fact: Fact) => boolean;
  /** Without the asker's figure, which proves nothing. */
  said: string;
}

/** What its print leaves open (約) does not hold. */
function isWithin(fact: Fact, threshold: Threshold): boolean {
  const [own, wanted] = [unitScale(fact.unit), unitScale(threshold.unit)];
  if (fact.value === null || own.base !== wanted.base) return false;
  return meets(fact, { ...threshold, value: (threshold.value * wanted.factor) / own.factor }) === true;
}

const AIMS = /目標|target/iu;
/** 「目標が未定の項目」: as printed, or as people say it. */
const UNDECIDED =
  /未定|未設定|(?:決ま|きま|定ま|固ま)っ(?:て(?:い?(?:な|ま)|へん|お?ら[んず])|とら[んず])|まだ(?:決|きま)|\bundecided\b|not (?:yet )?(?:been )?(?:decided|fixed|set)|to be (?:determined|decided)/iu;
/** 「数値目標のない項目」 */
const WORDS_ALONE =
  /(?:数値|数字)(?:の|で)?の?目標(?:値)?(?:が|の|を|は)?、?(?:な[いしく]|立て(?:て|られて)い?な|示(?:し|され)て|(?:設定|設け)(?:し|され|られ)?て?い?な|無)|目標(?:値)?が(?:数値|数字)(?:で|じゃ|では)な/u;

function wordCondition(text: string): Condition | null {
  const undecided = UNDECIDED.test(text);
  if (!undecided && !WORDS_ALONE.test(text)) return null;
  return {
    kinds: ['final_target', 'target'],
    holds: undecided ? ({ valueText }) => /未定|未設定/u.test(valueText) : ({ value }) => value === null,
    said: undecided ? '未定' : '数値でないもの',
  };
}

/** null where the question puts no condition on a value. */
export function conditionOf({ text, threshold, kinds }: Question): Condition | null {
  const aimed = threshold === null && AIMS.test(text) ? wordCondition(text.normalize('NFKC')) : null;
  if (aimed) return aimed;
  const named = kinds.filter(kind => MONEY.test(kind));
  if (threshold !== null) {
    if (named.length === 0 && unitScale(threshold.unit).base !== '円') return null;
    return {
      kinds: named.length > 0 ? named : [...ANY_MONEY],
      holds: fact => isWithin(fact, threshold),
      said: SAID[threshold.relation],
    };
  }
  if (named.length === 0 || !ZERO.test(text.normalize('NFKC'))) return null;
  return { kinds: named, holds: ({ value }) => value === 0, said: '額がないもの' };
}

/** The items that fulfil it, by the first kind that any of them prints. */
export async function itemsHolding(
  { kinds, holds, said }: Condition,
  { saying: _saying, ...filters }: Filters,
  tools: Tools,
): Promise<{ items: Listed[]; criterion: Criterion } | null> {
  for (const kind of kinds) {
    const { items } = await tools.listItems.run({ ...filters, kinds: [kind], zeros: true });
    const printed = items.flatMap(({ item, plan, fact }): Required<Listed>[] => (fact ? [{ item, plan, fact }] : []));
    if (printed.length > 0)
      return {
        items: printed.filter(({ fact }) => holds(fact)),
        criterion: { by: 'kinds', name: `${KIND_LABEL[kind]}（${said}）` },
      };
  }
  return null;
}
