import { foundGroupsSchema, groupQuerySchema, type Listings } from '../domain/listings.ts';
import type { Tool } from './tool.ts';

/** What a text names that holds items. */
export function findGroups(
  listings: Pick<Listings, 'groups'>,
): Tool<typeof groupQuerySchema, typeof foundGroupsSchema> {
  return {
    name: 'find_groups',
    description:
      'What a text in Japanese names that holds items, one group a plan and name: headings by number, label or title (推進項目(3), 施策21〜27, 活力の分野; ' +
      '`place`), leading projects (リーディングプロジェクト④; `link`), marks (新規; `mark`), departments (デジタル推進課; `department`). `value` is what list_items ' +
      'takes: in placeItemIds, links, marks or departments. `levels`: levels of headings that the text names as a whole (施策は全部でいくつ, 5つの力). ' +
      'Of a heading and a part of it only the part is given. Both lists are empty where the text names nothing of the kind.',
    input: groupQuerySchema,
    output: foundGroupsSchema,
    run: query => listings.groups(query),
  };
}
