/** Reads a text document: UTF-8 with or without a BOM, UTF-16 with one, Shift_JIS; LF, CRLF or CR. */
import { NaviError } from '../../src/errors.ts';
import { fold } from '../../src/text/fold.ts';
import type { Line } from './line.ts';

/** In the order they are tried: UTF-8 refuses Shift_JIS, but not the other way round. */
const ENCODINGS = ['utf-8', 'shift_jis'] as const;

/** How a PDF and a zip (xlsx, docx) begin. */
const BINARY_HEADS = ['%PDF-', 'PK\u0003\u0004'];

function decode(bytes: Uint8Array, file: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of utf16 === null ? ENCODINGS : [utf16]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new NaviError('DOCUMENT_UNREADABLE', `「${file}」の文字コードを判別できません。`, {
    value: file,
    remedy: 'UTF-8 または Shift_JIS のテキストとして保存し直してください。',
  });
}

/**
 * The lines of a text file, numbered from 1 as an editor numbers them.
 * @throws NaviError DOCUMENT_UNREADABLE where the bytes are empty, binary or in an unknown encoding.
 */
export function readText(bytes: Uint8Array, file: string): Line[] {
  const text = decode(bytes, file);
  // A NUL never stands in a text; zip, PDF and image files have one early.
  if (text.includes('\0') || BINARY_HEADS.some(head => text.startsWith(head))) {
    throw new NaviError('DOCUMENT_UNREADABLE', `「${file}」はテキストの文書ではありません。`, {
      value: file,
      remedy: 'テキスト（.txt）に書き出したものを置いてください。',
    });
  }
  if (text.trim() === '') {
    throw new NaviError('DOCUMENT_UNREADABLE', `「${file}」は空です。`, {
      value: file,
      remedy: '内容のある文書を置いてください。',
    });
  }
  return text.split(/\r\n|\n|\r/u).map((line, i) => ({ no: i + 1, text: line, folded: fold(line) }));
}
