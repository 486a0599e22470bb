/** Why there is no answer, in Japanese. */
import { KIND_LABEL } from '../../domain/lexicon.ts';
import { ja } from './ja.ts';
import type { OutcomePhrases } from './phrases.ts';

const SERVICE = '計画に書かれている目標、実績、事業費、担当課などについては、お答えできます。';

/** 目標値か実績値: what was asked for, no longer than a reader needs. */
export const kindsJa = (kinds: readonly (keyof typeof KIND_LABEL)[]): string =>
  kinds.length === 0 || kinds.length > 3 ? '値' : [...new Set(kinds.map(kind => KIND_LABEL[kind]))].join('や');

export const jaOutcomes: OutcomePhrases = {
  noCity: ({ name }) => `申し訳ありません。${name}の計画は、お答えできる資料の中にありません。`,
  noYear({ fiscalYears, subject }) {
    const years = fiscalYears.map(fiscalYear => ja.when({ fiscalYear })).join('、');
    const period = ja.when({ fiscalYear: null, period: subject.plan.fiscalYears });
    return `申し訳ありません。${years}の値は、資料の中にありません。${ja.place(subject)}が扱うのは、${period}です。`;
  },
  blank({ fiscalYears, kinds, subject }) {
    const years = fiscalYears.map(fiscalYear => ja.when({ fiscalYear })).join('、');
    return `申し訳ありません。${ja.place(subject)}に、お尋ねの${years === '' ? '' : `${years}の`}${kindsJa(kinds)}は印字されていません。`;
  },
  nearest: '印字されているのは、次の値です。',
  askAt: departments => `くわしくは、担当の${departments.join('、')}にお問い合わせください。`,
  units: '申し訳ありません。単位が違うため、比べたり足したりできません。印字されているのは、次の値です。',
  nothing: '申し訳ありません。お尋ねのことは、資料の中に見つかりませんでした。',
  nearestItems: '近いものには、次の項目があります。',
  covered: 'お答えできるのは、次の計画に書かれていることです。',
  coveredPlan: plan => `・${ja.plan(plan)}: ${ja.when({ fiscalYear: null, period: plan.fiscalYears })}`,
  declined: {
    opinion: `申し訳ありません。良し悪しや予想についての意見は、お答えできません。${SERVICE}`,
    legal:
      '申し訳ありません。法律や税金などの個別のご相談には、お答えできません。お住まいの市の窓口や、法テラスなどの相談先にお尋ねください。',
    instructions: `申し訳ありません。このサービスの設定や指示の内容は、お答えできません。${SERVICE}`,
    personal: `申し訳ありません。個人についてのことは、お答えできません。${SERVICE}`,
    made_up: `申し訳ありません。資料にない数値を作ってお答えすることはできません。${SERVICE}`,
  },
};
