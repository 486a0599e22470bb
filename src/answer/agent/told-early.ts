/**
 * What is told of an answer while the model writes it (書きかけの文). Only a sentence that would be taken over is told, and
 * none of its figures: the reader sees that a value comes, and the verified answer brings it.
 */
import { figuresIn } from '../verify/figures.ts';
import { fold } from '../verify/fold.ts';
import type { Block } from '../draft.ts';

/** Stands for a figure until it is verified. */
const OPEN = '［確認中］';
const YEAR_OR_NUMBER = /(?:令和|平成|昭和)?(?:元年|\p{N}[\p{N},.．，]*)(?:年度|年)?/gu;

/** null where nothing of it can be told without a figure. */
export function toldEarly(blocks: readonly Block[]): string | null {
  const sentences = blocks.flatMap(block =>
    block.form === 'told'
      ? block.said.map(({ parts }) =>
          parts
            .map(part => (typeof part === 'string' ? part : 'item' in part ? `「${part.item.item.title}」` : OPEN))
            .join(''),
        )
      : [],
  );
  const text = sentences
    .join('')
    .replaceAll(YEAR_OR_NUMBER, OPEN)
    .replaceAll(new RegExp(`(?:${OPEN}){2,}`, 'gu'), OPEN);
  return text === '' || figuresIn(fold(text)).length > 0 ? null : text;
}
