/** A client's messages as a question with its history. */
import { QUESTION_MAX } from '../../domain/answer.ts';
import type { AskRequest } from '../../domain/answer.ts';
import { refused } from './errors.ts';
import { withoutLists } from './rendering.ts';
import type { ChatRequest, Message } from './schemas.ts';

const HISTORY_MAX = 20;
const TURN_MAX = 20_000;

type Turn = NonNullable<AskRequest['history']>[number];

const partsOf = ({ content }: Message) =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? []);

const textOf = (message: Message) =>
  partsOf(message)
    .flatMap(({ type, text }) => (type === 'text' && text ? [text] : []))
    .join('\n');

/** What an answer could not keep to is refused rather than silently left out. */
function refuseWhatCannotBe({ n, response_format: format, tool_choice: choice }: ChatRequest): void {
  if (n !== null && n !== undefined && n !== 1) throw refused('n', 'n には 1 を指定してください。回答は一つだけです。');
  if (format && format.type !== 'text') {
    throw refused(
      'response_format',
      'response_format には text だけを指定できます。根拠や数値は、回答の metadata に JSON で入っています。',
    );
  }
  if (choice && choice !== 'auto' && choice !== 'none') {
    throw refused(
      'tool_choice',
      'ツールの呼び出しには対応していません。tool_choice には auto か none を指定してください。',
    );
  }
}

function questionOf(message: Message, param: string): string {
  if (partsOf(message).some(({ type }) => type !== 'text')) {
    throw refused(param, '画像や音声、ファイルは読めません。質問を文章で送ってください。');
  }
  const question = textOf(message).trim();
  if (question === '') throw refused(param, '質問を入力してください。', 'QUESTION_EMPTY');
  if (Array.from(question).length > QUESTION_MAX) {
    const most = QUESTION_MAX.toLocaleString('en');
    throw refused(
      param,
      `質問は${most}文字以内で入力してください。長い質問は、いくつかに分けてお尋ねください。`,
      'QUESTION_TOO_LONG',
    );
  }
  return question;
}

function turnOf(message: Message): Turn | null {
  const { role } = message;
  if (role !== 'user' && role !== 'assistant') return null;
  const text = textOf(message);
  const content = (role === 'assistant' ? withoutLists(text) : text).trim().slice(0, TURN_MAX);
  return content === '' ? null : { role, content };
}

/** Instructions (system, developer) and the results of tools are the client's own affair: they change no answer. */
export function readConversation(request: ChatRequest): AskRequest {
  refuseWhatCannotBe(request);
  const at = request.messages.findLastIndex(({ role }) => role === 'user');
  const asked = request.messages[at];
  if (!asked) throw refused('messages', '質問がありません。role が user の発言を入れてください。', 'QUESTION_EMPTY');
  const question = questionOf(asked, `messages.${String(at)}.content`);
  const history = request.messages
    .slice(0, at)
    .flatMap(message => turnOf(message) ?? [])
    .slice(-HISTORY_MAX);
  return { question, ...(history.length > 0 && { history }) };
}
