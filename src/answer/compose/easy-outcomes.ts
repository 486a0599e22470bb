/** Why there is no answer, in やさしい日本語. */
import { ja } from './ja.ts';
import { kindsJa } from './ja-outcomes.ts';
import type { OutcomePhrases } from './phrases.ts';

const SERVICE = '計画に書いてある 数や お金、係の名前は、お答えできます。';

const yearsOf = (fiscalYears: readonly number[]) => fiscalYears.map(fiscalYear => ja.when({ fiscalYear })).join('、');

export const easyOutcomes: OutcomePhrases = {
  noCity: ({ name }) => `ごめんなさい。${name}の計画は、ここには ありません。`,
  noYear({ fiscalYears, subject }) {
    const period = ja.when({ fiscalYear: null, period: subject.plan.fiscalYears });
    return `ごめんなさい。${yearsOf(fiscalYears)}の数は、ありません。${ja.place(subject)}に書いてあるのは、${period}のことです。`;
  },
  blank({ fiscalYears, kinds, subject }) {
    const when = fiscalYears.length === 0 ? '' : `${yearsOf(fiscalYears)}の`;
    return `ごめんなさい。聞かれた${when}${kindsJa(kinds)}は、書いてありません。見たのは、${ja.place(subject)}です。`;
  },
  nearest: '書いてあるのは、次の数です。',
  askAt: departments => `くわしいことは、${departments.join('、')}に 聞いてください。`,
  units: 'ごめんなさい。単位が ちがうので、くらべたり たしたり できません。書いてあるのは、次の数です。',
  nothing: 'ごめんなさい。聞かれたことは、見つかりませんでした。',
  nearestItems: '近いものは、次のとおりです。',
  covered: 'お答えできるのは、次の計画に書いてあることです。',
  coveredPlan: plan => `・${ja.plan(plan)}: ${ja.when({ fiscalYear: null, period: plan.fiscalYears })}`,
  declined: {
    opinion: `ごめんなさい。よいか わるいか、これから どうなるかは、お答えできません。${SERVICE}`,
    legal:
      'ごめんなさい。法律や税金の ひとりひとりの相談には、お答えできません。市役所の窓口や、法テラス（法律の相談ができる所）に 聞いてください。',
    instructions: `ごめんなさい。このサービスの しくみや 指示は、お見せできません。${SERVICE}`,
    personal: `ごめんなさい。ひとりひとりの人のことは、お答えできません。${SERVICE}`,
    made_up: `ごめんなさい。書いていない数を 作ることは、できません。${SERVICE}`,
  },
};
