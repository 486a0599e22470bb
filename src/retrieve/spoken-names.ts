/** Names of cities and departments by how they are read, for who types them in kana. */
import { shortCity } from '../domain/city.ts';
import type { Store } from '../store/store.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { readingKey } from '../text/vocabulary.ts';

const OFFICE = /[課室局部署館校]$/u;

export interface SpokenNames {
  cities: readonly string[];
  departments: readonly string[];
}

export async function spokenNames(store: Pick<Store, 'plans' | 'items'>): Promise<SpokenNames> {
  const [plans, items] = await Promise.all([store.plans(), store.items({})]);
  const departments = items.flatMap(item =>
    [...item.departments, ...item.relatedDepartments].flatMap(name => name.split(/\s+/u)),
  );
  return {
    cities: [...new Set(plans.map(({ city }) => city))],
    departments: [...new Set(departments)].filter(name => OFFICE.test(name) && name.length > 2),
  };
}

/** Shorter names of cities are too many other words: 津, 堺. */
const CITY_MIN = 3;

export function namesByReading({ cities, departments }: SpokenNames, tokenizer: Tokenizer): Map<string, string[]> {
  const reading = (name: string, upTo = name.length) => {
    let [read, at] = ['', 0];
    for (const link of tokenizer.analyse(name).links) {
      if (link.start < at || link.end > upTo) continue;
      // Particles are no links: 花とみどり課.
      read += name.slice(at, link.start) + link.reading;
      at = link.end;
    }
    return readingKey(read + name.slice(at, upTo));
  };
  const named = departments.map(name => ({ name, key: reading(name) }));
  // 秦野 alone is ハタノ to the dictionary, 秦野市 ハダノ.
  for (const city of cities) {
    const short = shortCity(city);
    named.push({ name: city, key: reading(city) });
    const key = reading(city, short.length);
    if (key.length >= CITY_MIN) named.push({ name: short, key });
  }
  const found = new Map<string, string[]>();
  for (const { name, key } of named) found.set(key, [...new Set(found.get(key)).add(name)]);
  return found;
}
