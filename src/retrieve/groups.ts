/** What a text names that holds items (まとまりの読み取り), looked up in the plans' outlines. */
import type { FoundGroups, Group, GroupQuery } from '../domain/catalogue.ts';
import { findFiscalYears } from '../domain/fiscal-year.ts';
import type { Plan } from '../domain/records.ts';
import { fold } from '../text/fold.ts';
import { departmentsIn } from './departments.ts';
import { placesIn, readAsked, type Asked } from './named-places.ts';
import { marksNew, type Holder, type Names, type Outline, type Outlines } from './outline.ts';
import type { ReadScope } from './scope.ts';

/** Words that ask for what is new in a plan; 新たな財源 are none. */
const NEW =
  /新規(?!就農|参入|採用|開業)|新しく(?:入|加|始|追加|載|でき|な)|新たに(?:入|加|始|追加|掲載|位置)|新しい(?:取組|取り組み|項目|事業|もの)|から(?:入った|加わった|始ま)|(?:newly|new)/iu;
/** A mark that is a common word (継続) is meant where it is not a part of another. */
const AFTER_MARK = /^(?:$|[^的し性さす])/u;

/** 推進項目(3) 組織･マネジメントの見直し, リーディングプロジェクト④ …, 活力. */
export function holderName({ label, no, titles: [title = ''] }: Holder): string {
  return no === '' ? title : `${label}${no}${title === '' ? '' : ` ${title}`}`;
}

/** Inner parts are meant, not the outer ones named beside them; where they are all there is, the outer is said shorter. */
function narrowest(named: readonly Holder[], { entries }: Outline): Holder[] {
  const below = (holder: Holder) => entries.filter(({ kind, above }) => kind === 'item' && above.has(holder.id));
  const outer = named.filter(holder => named.some(inner => inner.above.includes(holder.id)));
  const whole = outer.filter(holder => {
    const inner = named.filter(({ above }) => above.includes(holder.id));
    return inner.length > 1 && below(holder).every(({ above }) => inner.some(({ id }) => above.has(id)));
  });
  return named.filter(
    holder => whole.includes(holder) || (!outer.includes(holder) && !whole.some(({ id }) => holder.above.includes(id))),
  );
}

function marksIn(asked: Asked, { marks, plan }: Names, years: readonly number[]): string[] {
  const printed = marks.filter(mark => {
    const name = fold(mark).replaceAll(/\s/gu, '');
    const at = asked.text.indexOf(name);
    return at >= 0 && !NEW.test(name) && AFTER_MARK.test(asked.text.slice(at + name.length));
  });
  if (!NEW.test(asked.text)) return printed;
  const fresh = marks.filter(mark => (years.length === 0 ? [null] : years).some(year => marksNew(mark, plan, year)));
  return [...printed, ...fresh];
}

export function createGroups({
  outlines,
  plans,
  readScope,
}: {
  outlines: Outlines;
  plans: () => Promise<Plan[]>;
  readScope: () => Promise<ReadScope>;
}) {
  /** The plans that are given, else those that the text names, else all. */
  async function meant({ text, cities, planIds }: GroupQuery): Promise<Plan[]> {
    const scope = cities || planIds ? null : (await readScope())(text);
    const [inCities, inPlans] = [cities ?? scope?.cities ?? [], planIds ?? scope?.planIds ?? []];
    return (await plans()).filter(
      ({ city, planId }) =>
        (inCities.length === 0 || inCities.includes(city)) && (inPlans.length === 0 || inPlans.includes(planId)),
    );
  }

  return async (query: GroupQuery): Promise<FoundGroups> => {
    const asked = readAsked(query.text);
    const years = findFiscalYears(query.text).map(({ year }) => year);
    const found: FoundGroups = { groups: [], levels: [] };
    const departments: (Group & { last: string; score: number })[] = [];
    for (const plan of await meant(query)) {
      const { planId } = plan;
      const names = await outlines.names(plan);
      const places = placesIn(asked, names);
      const holders = places.holders.length > 1 ? narrowest(places.holders, await outlines.of(plan)) : places.holders;
      for (const holder of holders) {
        const { by, itemId, id: value } = holder;
        found.groups.push({ by, name: holderName(holder), planId, itemId, value });
      }
      for (const label of places.labels) {
        const headings = Array.from(names.holders.values()).filter(holder => holder.label === label).length;
        found.levels.push({ label, planId, headings });
      }
      for (const { name, units, score } of departmentsIn(asked.text, names))
        departments.push({
          by: 'department',
          name,
          planId,
          itemId: null,
          value: name,
          last: units.at(-1) ?? '',
          score,
        });
      for (const mark of marksIn(asked, names, years))
        found.groups.push({ by: 'mark', name: mark, planId, itemId: null, value: mark });
    }
    // 総務部職員課 is not another city's 職員課.
    const best = (last: string) => Math.max(...departments.filter(one => one.last === last).map(({ score }) => score));
    for (const { last, score, ...group } of departments) if (score === best(last)) found.groups.push(group);
    return found;
  };
}
