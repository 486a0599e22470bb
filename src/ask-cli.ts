/** npm run ask -- "質問" [--json]: one answer in the terminal, with its citations. */
import { openService } from './app.ts';
import { readConfig } from './config.ts';
import { askRequestSchema, QUESTION_MAX, type Answer, type Citation } from './domain/answer.ts';
import { KIND_LABEL } from './domain/lexicon.ts';
import { NaviError } from './errors.ts';
import { embeddingsText, errorText, readArgs } from './terminal.ts';

const USAGE = '使い方: npm run ask -- "可燃ごみの排出量の令和7年度の目標は？" [--json]';

function citationText(citation: Citation): string {
  const { n, city, planTitle, itemNo, itemTitle, department, fiscalYearLabel, field, quote, source } = citation;
  const what = field === 'text' ? '本文' : KIND_LABEL[field];
  const lines =
    source.lineStart === source.lineEnd
      ? String(source.lineStart)
      : `${String(source.lineStart)}-${String(source.lineEnd)}`;
  return [
    `[${String(n)}] ${city}「${planTitle}」 ${itemNo}「${itemTitle}」 ${[fiscalYearLabel, what].filter(part => part !== null).join(' ')}`,
    `    「${quote}」 （${source.file} ${lines}行）${department.length > 0 ? ` 担当: ${department.join('、')}` : ''}`,
  ].join('\n');
}

function answerText({ answer, citations, choices }: Answer): string {
  const parts = [answer];
  if (citations.length > 0) parts.push(`出典\n${citations.map(citationText).join('\n')}`);
  if (choices.length > 0)
    parts.push(`次のように聞き直せます\n${choices.map(choice => `・${choice.question}`).join('\n')}`);
  return parts.join('\n\n');
}

async function main(): Promise<void> {
  const { values, positionals } = readArgs(USAGE, {
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const question = positionals.join(' ');
  if (question.trim() === '') {
    throw new NaviError('QUESTION_EMPTY', '質問を書いてください。', {
      remedy: USAGE,
    });
  }
  if (Array.from(question.trim()).length > QUESTION_MAX) {
    throw new NaviError('QUESTION_TOO_LONG', `質問は${String(QUESTION_MAX)}文字までです。`, {
      remedy: '短くして、もう一度お試しください。',
    });
  }
  const { dataDir, embeddings, llm, answerMode } = readConfig(process.env);
  const service = await openService(dataDir, {
    embeddings,
    llm,
    answerMode,
    onEmbeddings: error => process.stderr.write(`${embeddingsText(error)}\n`),
  });
  const leaving = new AbortController();
  const answer = await service.ask(askRequestSchema.parse({ question }), { signal: leaving.signal });
  process.stdout.write(`${values.json ? JSON.stringify(answer, null, 2) : answerText(answer)}\n`);
  service.store.close();
  // A model that was too slow may still be listened to.
  leaving.abort();
}

main().catch((error: unknown) => {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
});
