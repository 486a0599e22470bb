/** The first page: one question, its answer with what it rests on; the plans that are covered. */
import { putQuestion } from './ask.js';
import { call, el, itemPath, safeUrl, sourceText, terms, yearLong, yearSpan } from './dom.js';
import { KIND_LABEL } from './words.js';

const QUESTION_MAX = 1000;
/** So many citations are shown at once. */
const UNFOLDED = 3;
/** Of the conversation, what is sent along with a question. */
const TURNS_KEPT = 10;

const byId = id => document.getElementById(id);
const form = byId('ask');
const questionBox = byId('question');
const planBox = byId('plan');
const easyBox = byId('easy');
const submit = byId('submit');
const fault = byId('question-error');
const announce = byId('announce');
const answers = byId('answers');

const STATUS_TITLE = {
  answered: '回答',
  ambiguous: 'いくつかの読み方があります',
  not_found: '計画の中に見つかりませんでした',
  declined: 'この質問にはお答えできません',
};

let asked = 0;
/** Questions and answers of this visit, oldest first; gone with the page. */
const history = [];

/** The answer's text, with each [n] made a link to what it stands for. */
function answerText(text, known, anchor) {
  const paragraph = el('p', { className: 'answer-text' });
  let from = 0;
  for (const mark of text.matchAll(/\[(\d+)\]/g)) {
    const n = Number(mark[1]);
    if (!known.has(n)) continue;
    const link = el('a', { href: `#${anchor(n)}`, className: 'mark', 'aria-label': `根拠${n}` }, `[${n}]`);
    // Newer browsers unfold what a link leads to by themselves.
    link.addEventListener('click', () => {
      document.getElementById(anchor(n))?.closest('details')?.setAttribute('open', '');
    });
    paragraph.append(text.slice(from, mark.index), link);
    from = mark.index + mark[0].length;
  }
  paragraph.append(text.slice(from));
  return paragraph;
}

function citationView(citation, id) {
  const { n, itemId, itemNo, itemTitle, city, planTitle, department, fiscalYearLabel, field, quote, source } = citation;
  const href = safeUrl(citation.url, true) ?? itemPath(itemId);
  return el(
    'li',
    { id, className: 'citation', tabIndex: -1 },
    el(
      'p',
      { className: 'citation-title' },
      el('span', { className: 'number' }, `[${n}]`),
      el('a', { href }, `${itemNo}　${itemTitle}`),
    ),
    el('blockquote', {}, quote),
    terms('facts', [
      ['計画', `${city}「${planTitle}」`],
      ['年度', fiscalYearLabel],
      ['内容', field === 'text' ? '本文' : (KIND_LABEL[field] ?? field)],
      ['担当', department.join('、')],
      ['出典', sourceText(source)],
    ]),
  );
}

/** All that the answer rests on; folded away where it would push the rest of the page out of sight. */
function evidenceView(citations, anchor) {
  const views = citations.map(citation => citationView(citation, anchor(citation.n)));
  return el(
    'details',
    { className: 'evidence', open: citations.length <= UNFOLDED },
    el('summary', {}, el('h3', {}, `根拠（${citations.length}件）`)),
    el('ol', { className: 'citations' }, ...views),
  );
}

function choicesView(choices) {
  const buttons = choices.map(({ label, question }) =>
    el('li', {}, el('button', { type: 'button', className: 'plain', onclick: () => void ask(question) }, label)),
  );
  return [
    el('p', { className: 'small-title' }, '知りたいものを選んでください'),
    el('ul', { className: 'examples' }, ...buttons),
  ];
}

function answerView(question, answer) {
  const number = ++asked;
  const anchor = n => `answer-${number}-${n}`;
  const known = new Set(answer.citations.map(({ n }) => n));
  const heading = el('h2', { id: `answer-${number}` }, STATUS_TITLE[answer.status] ?? '回答');
  const view = el('article', { className: `answer ${answer.status}`, 'aria-labelledby': heading.id });
  view.append(
    el('p', { className: 'asked' }, el('span', {}, '質問'), question),
    heading,
    answerText(answer.answer, known, anchor),
  );
  if (answer.choices.length > 0) view.append(...choicesView(answer.choices));
  if (answer.citations.length > 0) view.append(evidenceView(answer.citations, anchor));
  return view;
}

function showFault(message) {
  fault.textContent = message;
  fault.hidden = message === '';
  questionBox.setAttribute('aria-invalid', String(message !== ''));
}

function faultOf(question) {
  if (question === '') return '質問を入力してください。';
  const length = Array.from(question).length;
  return length > QUESTION_MAX
    ? `質問は1,000文字以内で入力してください（いまは${length.toLocaleString('ja')}文字です）。`
    : '';
}

/** The service keeps nothing: what a later question leans on (「その担当課は？」) is sent with it. */
function remember(question, answer) {
  history.push({ role: 'user', content: question }, { role: 'assistant', content: answer });
  history.splice(0, Math.max(0, history.length - TURNS_KEPT));
}

/** One question at a time; the newest answer stands first. The reader's focus stays where it is. */
async function ask(text) {
  if (submit.getAttribute('aria-disabled') === 'true') return;
  const question = text.trim();
  questionBox.value = question;
  showFault(faultOf(question));
  if (!fault.hidden) {
    questionBox.focus();
    return;
  }
  // Not `disabled`: that would take the focus away from whoever pressed it.
  submit.setAttribute('aria-disabled', 'true');
  const status = el('p', { className: 'waiting' });
  const draft = el('p', { className: 'answer-text' });
  const waiting = el('div', { className: 'answer draft', 'aria-busy': 'true' }, status, draft);
  // Only the status is announced: text that grows would be read out word by word.
  const showStatus = words => {
    status.textContent = words;
    announce.textContent = words;
  };
  showStatus('調べています。');
  answers.prepend(waiting);
  const filters = {
    ...(planBox.value !== '' && { planId: planBox.value }),
    ...(easyBox.checked && { style: 'easy' }),
  };
  const request = {
    question,
    ...(history.length > 0 && { history }),
    ...(Object.keys(filters).length > 0 && { filters }),
  };
  try {
    const answer = await putQuestion(request, {
      status: told => showStatus(told.text),
      token: told => draft.append(told.text),
    });
    remember(question, answer.answer);
    const view = answerView(question, answer);
    waiting.replaceWith(view);
    const count = answer.citations.length === 0 ? '' : `根拠は${answer.citations.length}件です。`;
    announce.textContent = `${STATUS_TITLE[answer.status] ?? '回答'}。${answer.answer} ${count}`;
    view.scrollIntoView({ block: 'nearest' });
  } catch (error) {
    waiting.replaceWith(el('p', { className: 'notice', role: 'alert' }, error.message));
    announce.textContent = '';
  } finally {
    submit.removeAttribute('aria-disabled');
  }
}

function planView({ planId, city, planTitle, fiscalYears, url, publisher, file }) {
  const official = safeUrl(url);
  return el(
    'li',
    {},
    el('p', { className: 'plan-title' }, el('span', { className: 'city' }, city), planTitle),
    terms('facts', [
      ['期間', fiscalYears[0] === fiscalYears[1] ? yearLong(fiscalYears[0]) : yearSpan(fiscalYears)],
      ['公表', publisher],
      ['文書', file],
    ]),
    el(
      'p',
      { className: 'links' },
      official && el('a', { href: official, rel: 'noreferrer' }, '公表元のページ'),
      el(
        'a',
        {
          href: `/api/facts?planId=${encodeURIComponent(planId)}&format=csv`,
          'aria-label': `${planTitle}の数値の一覧（CSV）`,
        },
        '数値の一覧（CSV）',
      ),
    ),
  );
}

/** A question that this plan can answer, made of its own words. */
async function exampleOf({ planId, city }) {
  const query = `planId=${encodeURIComponent(planId)}`;
  const { facts } = await call(`/api/facts?${query}&kind=target&limit=50`);
  const fact = facts.find(({ fiscalYear, metric }) => fiscalYear !== null && metric.length >= 4 && metric.length <= 24);
  if (fact) return `${city}の「${fact.metric}」の${yearLong(fact.fiscalYear)}の目標値は？`;
  const { items } = await call(`/api/items?${query}&limit=20`);
  const item = items.find(({ departments, title }) => departments.length > 0 && title.length <= 30);
  return item ? `${city}の「${item.title}」の担当部課はどこですか？` : null;
}

async function showPlans() {
  const list = byId('plans');
  let plans = [];
  try {
    ({ plans } = await call('/api/plans'));
    list.replaceChildren(...plans.map(planView));
    if (plans.length === 0) list.append(el('li', { className: 'hint' }, '収録している計画はまだありません。'));
    planBox.append(
      ...plans.map(({ planId, city, planTitle }) => el('option', { value: planId }, `${city}　${planTitle}`)),
    );
  } catch (error) {
    list.replaceChildren(el('li', { className: 'notice', role: 'alert' }, error.message));
  } finally {
    list.setAttribute('aria-busy', 'false');
  }
  const examples = await Promise.all(plans.slice(0, 4).map(plan => exampleOf(plan).catch(() => null)));
  for (const question of examples.filter(example => example !== null)) {
    const button = el('button', { type: 'button', className: 'plain', onclick: () => void ask(question) }, question);
    byId('example-list').append(el('li', {}, button));
    byId('examples').hidden = false;
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  void ask(questionBox.value);
});
questionBox.addEventListener('keydown', event => {
  // Enter alone ends a line, or a conversion of kana.
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
});
questionBox.addEventListener('input', () => showFault(''));

await showPlans();
