import { beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_DIMENSION, localEmbedder, trainLocalEmbedder } from '../../src/embed/local.ts';
import { loadTokenizer, type Tokenizer } from '../../src/text/tokenize.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

/** Two themes; 花壇 and 球根 never stand in one text with 残業. */
const TEXTS = [
  '公園の花壇に球根を植える',
  '花壇の球根に水をやる',
  '公園に花壇を作り、水をやる',
  '職員の残業を減らす',
  '残業の時間を測り、職員に知らせる',
  '職員の時間を有効に使う',
];

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const length = (a: Float32Array) => Math.sqrt(cosine(a, a));

describe('the built-in embedder', () => {
  it('finds texts of one theme alike though they share no word', async () => {
    const { embedder } = trainLocalEmbedder(TEXTS, tokenizer);
    const [query, near, far] = await embedder.embed(['球根', '公園に水', '職員の時間']);
    if (!query || !near || !far) throw new Error('three texts, three vectors');
    expect(cosine(query, near)).toBeGreaterThan(0.5);
    expect(Math.abs(cosine(query, far))).toBeLessThan(0.1);
  });

  it('gives unit vectors of one dimension, and zeros where nothing is known', async () => {
    const { embedder } = trainLocalEmbedder(TEXTS, tokenizer);
    const vectors = await embedder.embed(['花壇', '', '。、', '聞いたことのない温泉', '花壇'.repeat(50)]);
    expect(vectors.map(vector => vector.length)).toEqual(vectors.map(() => LOCAL_DIMENSION));
    expect(vectors.map(vector => Math.round(length(vector) * 1e6) / 1e6)).toEqual([1, 0, 0, 0, 1]);
  });

  it('learns the same from the same texts, bit for bit', () => {
    const [one, two] = [trainLocalEmbedder(TEXTS, tokenizer), trainLocalEmbedder([...TEXTS], tokenizer)];
    expect(two.termVectors).toEqual(one.termVectors);
    expect(one.termVectors.length).toBeGreaterThan(5);
  });

  it('is the same again from what it learnt', async () => {
    const { embedder, termVectors } = trainLocalEmbedder(TEXTS, tokenizer);
    const again = localEmbedder(termVectors, tokenizer);
    expect(await again.embed(TEXTS)).toEqual(await embedder.embed(TEXTS));
    expect([again.id, again.dimension]).toEqual([embedder.id, embedder.dimension]);
  });

  it.each([[[]], [['']], [['花壇']], [['花壇', '花壇']]])('learns from %j without falling over', async texts => {
    const { embedder } = trainLocalEmbedder(texts, tokenizer);
    const [vector] = await embedder.embed(['花壇']);
    expect(vector?.every(Number.isFinite)).toBe(true);
  });

  it('leaves years and numbers of items to exact search', () => {
    const { termVectors } = trainLocalEmbedder(['令和6年度の花壇(2)④は1,200', '花壇'], tokenizer);
    expect(termVectors.map(({ term }) => term)).toEqual(['花壇']);
  });
});
