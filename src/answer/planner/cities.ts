import { shortCity } from '../../domain/city.ts';
import type { Tools } from '../../tools/index.ts';
import type { Question } from '../question.ts';

/** 「伊勢原と厚木どっち」, 「厚木だと」: where cities are set apart, a name means its city without more ado. */
export async function citiesNamed({ text, cities }: Question, tools: Tools): Promise<string[]> {
  const { plans } = await tools.listPlans.run({});
  const named = [...new Set(plans.map(plan => plan.city))].filter(city => text.includes(shortCity(city)));
  return named.length > cities.length ? named : cities;
}
