/** What a text names that holds items (まとまりの読み取り), looked up in the plans' outlines. */
import type { FoundGroups, Group, GroupQuery } from '../domain/listings.ts';
import { findFiscalYears } from '../domain/fiscal-year.ts';
import type { Plan } from '../domain/records.ts';
import { fold } from '../text/fold.ts';
import { departmentsIn, withLikelyDepartments, type NamedDepartment, type ReadingOf } from './departments.ts';
import { nearestPlaces, saidOfPart, type DescribedPlaces } from './described-places.ts';
import { placesIn, readAsked } from './named-places.ts';
import { marksNew, type Holder, type Names, type Outline, type Outlines } from './outline.ts';
import type { ReadScope } from './scope.ts';

/** Words that ask for what is new in a plan; 新たな財源 are none. */
const NEW =
  /新規(?!就農|参入|採用|開業)|新しく(?:入|加|始|追加|載|でき|な|増|盛り込|立ち上)|新たに(?:入|加|始|着手|追加|掲載|位置|増|盛り込|でき|設け)|新しい(?:取組|取り組み|項目|事業|もの)|新(?:顔|入り|登場|メンバー)|初(?:登場|お目見え)|(?:初めて|はじめて)(?:入|加|載|登場|盛り込)|(?:今期|今回|今度|令和\d+年度?|R\d+(?:年度?)?)から(?:入|加|始|はじ|増え|出て|載|スタート|登場)|から(?:入った|加わった|始ま)|見直し(?:で|から|に(?:よ[りっ]て?|際して)|時に)[^、。?]{0,6}(?:入っ|加わっ|増え|追加|載っ)|newly|\bnew (?:items?|projects?|measures?|initiatives?|in\b)/iu;
/** 前の計画から続いている; within a plan that marks such items. */
const CONTINUED = /(?:前|以前|これまで|旧)の?計画から|引き続い|続いて(?:い?る|いく)|続き(?:の|もの)|前から(?:続|ある)/u;
/** A mark that is a common word (継続) is meant where it is not a part of another. */
const AFTER_MARK = /^(?:$|[^的し性さす])/u;

/** 推進項目(3) 組織･マネジメントの見直し, リーディングプロジェクト④ …, 活力; Ⅱ(2) is the document's own name for 区分 (2). */
export function holderName({ label, no, itemNos: [itemNo], titles: [title = ''] }: Holder): string {
  if (no === '') return title;
  const name = itemNo === undefined || itemNo === no ? `${label}${no}` : itemNo;
  return title === '' ? name : `${name} ${title}`;
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

const plainMark = (mark: string) => fold(mark).replaceAll(/\s/gu, '');
/** 新規 alone says no more than the words for it do. */
const isTelling = (mark: string) => mark !== '新規';

/** 「継続じゃなくて新規」「継続分を除き」: all others are asked for. */
const EXCEPT =
  /^(?:分|の(?:もの|項目|取組|分|やつ))?[」』)）]*(?:以外|(?:は|を)?(?:除|のぞ|抜|含め(?:ず|な))|のほか|の他|じゃな|ではな|でな|とは?(?:別|違))/u;

/** @param rest the text without the marks that it names as printed */
function marksIn(text: string, rest: string, { marks, plan }: Names, years: readonly number[]): string[] {
  const behind = (mark: string): string | null => {
    const name = plainMark(mark);
    const at = text.indexOf(name);
    return at < 0 ? null : text.slice(at + name.length);
  };
  const excluded = marks.filter(mark => EXCEPT.test(behind(mark) ?? ''));
  const others = marks.filter(mark => !excluded.includes(mark));
  const printed = others.filter(mark => isTelling(plainMark(mark)) && AFTER_MARK.test(behind(mark) ?? '的'));
  if (printed.length === 0 && excluded.length === 0 && CONTINUED.test(rest))
    return marks.filter(mark => plainMark(mark) === '継続');
  if (!NEW.test(rest)) return printed.length === 0 && excluded.length > 0 ? others : printed;
  const fresh = others.filter(mark => (years.length === 0 ? [null] : years).some(year => marksNew(mark, plan, year)));
  return [...new Set([...printed, ...fresh])];
}

const begins = (units: readonly string[], own: readonly string[]) => own.every((unit, i) => units[i] === unit);
const ends = (units: readonly string[], own: readonly string[]) => units.at(-1) === own.at(-1);

export function createGroups({
  outlines,
  plans,
  readScope,
  readingOf,
  describedPlaces,
}: {
  outlines: Outlines;
  plans: () => Promise<Plan[]>;
  readScope: () => Promise<ReadScope>;
  readingOf: ReadingOf;
  describedPlaces: DescribedPlaces;
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
    const departments: (Group & Pick<NamedDepartment, 'units' | 'score'>)[] = [];
    const known: Names[] = [];
    for (const plan of await meant(query)) known.push(await outlines.names(plan));
    const telling = known.flatMap(({ marks }) => marks.map(plainMark)).filter(isTelling);
    // A blank parts a name from what stands before it: 伊勢原 職員課.
    const sections = withLikelyDepartments(fold(query.text), known, readingOf);
    const rest = telling.reduce((left, mark) => left.replaceAll(mark, ' '), asked.text);
    for (const names of known) {
      const { plan } = names;
      const { planId } = plan;
      const places = placesIn(asked, names);
      const holders = places.holders.length > 1 ? narrowest(places.holders, await outlines.of(plan)) : places.holders;
      for (const holder of holders) {
        const { by, itemId, id: value } = holder;
        found.groups.push({ by, name: holderName(holder), planId, itemId, value });
      }
      for (const label of places.labels) {
        // A part without a heading of its own can be looked into, and not be listed.
        const own = Array.from(names.holders.values()).filter(
          holder => holder.label === label && holder.itemId !== null,
        );
        if (own.length > 0) found.levels.push({ label, planId, headings: own.length });
      }
      for (const { name, units, score } of departmentsIn(sections, names))
        departments.push({
          by: 'department',
          name,
          planId,
          itemId: null,
          value: name,
          units,
          score,
        });
      for (const mark of marksIn(asked.text, rest, names, years))
        found.groups.push({ by: 'mark', name: mark, planId, itemId: null, value: mark });
    }
    const said = found.groups.some(({ by }) => by !== 'mark') ? null : saidOfPart((await readScope())(query.text).rest);
    if (said) {
      const all = known.flatMap(({ plan, holders }) =>
        describedPlaces(said, Array.from(holders.values())).map(one => ({ ...one, planId: plan.planId })),
      );
      for (const { holder, planId } of nearestPlaces(all)) {
        const { by, itemId, id: value } = holder;
        found.groups.push({ by, name: holderName(holder), planId, itemId, value });
      }
    }
    for (const { units, score, ...group } of departments) {
      // 総務部職員課 is not another city's 職員課, nor all of another plan's 総務部.
      const closer = departments.some(
        other => other.score > score && (ends(other.units, units) || begins(other.units, units)),
      );
      if (!closer) found.groups.push(group);
    }
    return found;
  };
}
