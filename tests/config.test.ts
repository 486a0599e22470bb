import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { NaviError } from '../src/errors.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 8787,
      corpusDir: 'corpus',
      dataDir: 'data',
      logLevel: 'info',
      embeddings: null,
      llm: null,
      answerMode: 'auto',
    });
  });

  it('takes what is set, and an empty variable for none', () => {
    expect(readConfig({ PORT: '0', CORPUS_DIR: '/plans', DATA_DIR: '', OTHER: 'x' })).toMatchObject({
      port: 0,
      corpusDir: '/plans',
      dataDir: 'data',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['ANSWER_MODE', 'model'],
    ['ANSWER_MODE', 'llm'],
  ])('names %s where it is %s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(NaviError);
    expect(read).toThrow(name);
    expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

describe('the model', () => {
  const model = { LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'm' };
  const endpoint = { baseUrl: 'http://localhost:11434/v1', model: 'm', apiKey: null };

  it('is an endpoint like any other, and may be asked always or never', () => {
    expect(readConfig(model)).toMatchObject({ llm: endpoint, answerMode: 'auto' });
    expect(readConfig({ ...model, ANSWER_MODE: 'llm' })).toMatchObject({ llm: endpoint, answerMode: 'llm' });
    expect(readConfig({ ANSWER_MODE: 'tools' })).toMatchObject({ llm: null, answerMode: 'tools' });
  });

  it('is not half set', () => {
    expect(() => readConfig({ LLM_MODEL: 'm' })).toThrow('LLM_BASE_URL');
    expect(() => readConfig({ ANSWER_MODE: 'llm' })).toThrow('接続先がありません');
  });
});

const SECRET = 'sk-secret-4711';
const read = (url?: string, model?: string, key?: string) =>
  readConfig({ EMBEDDINGS_BASE_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: key }).embeddings;

describe('the embeddings endpoint', () => {
  it.each([
    ['https://api.example.com/v1', 'https://api.example.com/v1'],
    ['https://api.example.com', 'https://api.example.com'],
    ['http://localhost:11434/v1/', 'http://localhost:11434/v1'],
    [' http://192.168.1.5/openai/v1\n', 'http://192.168.1.5/openai/v1'],
  ])('is taken as typed: %j', (typed, baseUrl) => {
    expect(read(typed, 'text-model', `${SECRET}\n`)).toEqual({ baseUrl, model: 'text-model', apiKey: SECRET });
  });

  it.each(['http://localhost:1', 'http://127.0.0.1:1/v1', 'http://[::1]:1', 'http://10.1.2.3', 'http://172.20.0.2'])(
    'needs no key near by: %s',
    url => {
      expect(read(url, 'm')).toMatchObject({ apiKey: null });
    },
  );
  it.each(['http://ollama:11434/v1', 'http://models.internal', 'http://gpu.local', 'http://[fd00::1]/'])(
    'needs no key within the house: %s',
    url => {
      expect(read(url, 'm', '')).toMatchObject({ apiKey: null });
    },
  );

  it.each<[string, string, (string | undefined)[]]>([
    ['EMBEDDINGS_BASE_URL', 'がありません', [undefined, 'm', SECRET]],
    ['EMBEDDINGS_BASE_URL', 'がありません', [undefined, undefined, SECRET]],
    ['EMBEDDINGS_BASE_URL', 'がありません', ['  ', 'm', undefined]],
    ['EMBEDDINGS_MODEL', 'がありません', ['http://localhost', undefined, SECRET]],
    ['EMBEDDINGS_API_KEY', 'がありません', ['https://api.example.com/v1', 'm', undefined]],
    ['EMBEDDINGS_API_KEY', 'がありません', ['http://172.32.0.1', 'm', undefined]],
    ['EMBEDDINGS_API_KEY', 'がありません', ['http://[2001:db8::1]', 'm', undefined]],
    ['EMBEDDINGS_BASE_URL', 'URL の形', ['localhost:11434', 'm', SECRET]],
    ['EMBEDDINGS_BASE_URL', 'URL の形', ['ftp://localhost', 'm', SECRET]],
    ['EMBEDDINGS_BASE_URL', 'URL の形', [SECRET, 'm', undefined]],
    ['EMBEDDINGS_BASE_URL', 'パスワード', [`http://user:${SECRET}@localhost`, 'm', undefined]],
    ['EMBEDDINGS_BASE_URL', '?', [`http://localhost/v1?key=${SECRET}`, 'm', undefined]],
    ['EMBEDDINGS_BASE_URL', '#', [`http://localhost/v1#${SECRET}`, 'm', undefined]],
    ['EMBEDDINGS_MODEL', '使えない文字', ['http://localhost', 'a\nb', undefined]],
    ['EMBEDDINGS_API_KEY', '使えない文字', ['http://localhost', 'm', `${SECRET}　`.repeat(2)]],
    ['EMBEDDINGS_API_KEY', '使えない文字', ['http://localhost', 'm', `${SECRET}\n${SECRET}`]],
  ])('names %s (%s) and shows no secret', (name, what, values) => {
    let error: unknown;
    try {
      read(...values);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', value: name });
    const { message, remedy } = error as NaviError;
    expect(message).toContain(`環境変数 ${name} `);
    expect(message).toContain(what);
    expect(remedy).toMatch(/ください。|http/u);
    expect(`${message}${remedy ?? ''}${JSON.stringify(error)}`).not.toContain(SECRET);
  });
});
