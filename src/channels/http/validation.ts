/** What is wrong with a request, in words: zod's issues as sentences that name the field. */
import type { z } from 'zod';
import { QUESTION_MAX } from '../../domain/answer.ts';
import { NaviError } from '../../errors.ts';

type Issue = z.core.$ZodIssue;

const FIELD_LABEL: Record<string, string> = {
  question: '質問',
  history: '会話の履歴',
  role: '発言者',
  content: '発言の内容',
  filters: '絞り込み',
  city: '市',
  planId: '計画',
  fiscalYear: '年度',
  department: '担当部課',
  query: '検索する言葉',
  limit: '件数',
  cursor: '続きの位置',
  q: '探す言葉',
  kind: '種別',
  itemNo: '項目番号',
  metric: '指標名',
  format: '形式',
  itemId: '項目',
};

const TYPE_LABEL: Record<string, string> = {
  string: '文字列',
  number: '数値',
  int: '整数',
  boolean: 'true か false',
  array: '配列（[ ]）',
  object: 'オブジェクト（{ }）',
};

/** At most this many faults are told at once. */
const FAULTS_TOLD = 3;

/** `年度（filters.fiscalYear）`; the last name in the path has the label. */
function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '本文';
  const printed = path.map(String).join('.').slice(0, 80);
  const label = FIELD_LABEL[String(path.findLast(step => typeof step === 'string'))];
  return label === undefined ? `「${printed}」` : `${label}（${printed}）`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function limitText(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const [bound, word] = issue.code === 'too_big' ? [issue.maximum, '以下'] : [issue.minimum, '以上'];
  if (issue.code === 'too_small' && issue.origin === 'string') return '空にできません';
  const unit = issue.origin === 'string' ? '文字' : issue.origin === 'array' ? '件' : '';
  return `${Number(bound).toLocaleString('en')}${unit}${word}にしてください`;
}

function allowedValues(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union') return issue.errors.flatMap(branch => branch.flatMap(allowedValues));
  return [];
}

function describeIssue(issue: Issue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map(key => `「${key.slice(0, 50)}」`).join('、');
    const where = issue.path.length === 0 ? '' : `${fieldName(issue.path)}に`;
    return `${where}${keys}という項目は使えません。使える項目は /docs で確かめられます。`;
  }
  const name = fieldName(issue.path);
  const value = valueAt(input, issue.path);
  if (value === undefined && issue.path.length > 0) return `${name}がありません。指定してください。`;
  const allowed = allowedValues(issue);
  if (allowed.length > 0) return `${name}は次のどれかにしてください: ${allowed.join('、')}。`;
  if (issue.code === 'invalid_type') {
    // A query parameter that stands twice arrives as a list.
    const once = Array.isArray(value) && issue.expected !== 'object' ? '一つだけ、' : '';
    return `${name}は${once}${TYPE_LABEL[issue.expected] ?? '正しい形'}で指定してください。`;
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') return `${name}は${limitText(issue)}。`;
  return `${name}の値が正しくありません。`;
}

/** The question's own two faults have codes of their own; a question that is not there is a bad request. */
function questionFault(issues: readonly Issue[]): NaviError | null {
  const issue = issues.find(({ path }) => path.length === 1 && path[0] === 'question');
  if (issue?.code === 'too_small') return new NaviError('QUESTION_EMPTY', '質問を入力してください。');
  if (issue?.code === 'custom') {
    return new NaviError(
      'QUESTION_TOO_LONG',
      `質問は${QUESTION_MAX.toLocaleString('en')}文字以内で入力してください。長い質問は、いくつかに分けてお尋ねください。`,
    );
  }
  return null;
}

/** @param input what was parsed, to tell a missing field from a wrong one. */
export function badRequest(issues: readonly Issue[], input: unknown): NaviError {
  const told = [...new Set(issues.map(issue => describeIssue(issue, input)))].slice(0, FAULTS_TOLD);
  return questionFault(issues) ?? new NaviError('BAD_REQUEST', told.join(''));
}
