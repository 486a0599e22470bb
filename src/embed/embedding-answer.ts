/** Reads what an endpoint says are embeddings. An answer that cannot be right is an error, for a wrong vector shows nowhere. */
import { z } from 'zod';
import { EMBEDDINGS_REMEDY, embeddingsFailed } from './embeddings-failed.ts';

const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.int().optional(),
      /** A string is base64 of float32, which some endpoints give unasked. */
      embedding: z.union([z.array(z.number()), z.base64()]),
    }),
  ),
});

const lie = (what: string): Error => embeddingsFailed(`接続先の応答が正しくありません（${what}）。`, EMBEDDINGS_REMEDY);

function numbersOf(embedding: number[] | string): ArrayLike<number> {
  if (typeof embedding !== 'string') return embedding;
  const bytes = Uint8Array.from(Buffer.from(embedding, 'base64'));
  if (bytes.length % 4 !== 0) throw lie('ベクトルの長さが合いません');
  return new Float32Array(bytes.buffer);
}

function unit(numbers: ArrayLike<number>): Float32Array {
  const values = Array.from(numbers);
  const length = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0));
  if (!Number.isFinite(length)) throw lie('数でない値があります');
  if (length < 1e-9) throw lie('すべて 0 のベクトルがあります');
  return Float32Array.from(values, x => x / length);
}

/**
 * One unit-length vector for each of `count` texts, in their order: `index` counts, not the place in the list.
 * @param dimension of all vectors before, where there were any.
 * @throws NaviError EMBEDDINGS_FAILED
 */
export function readEmbeddings(answer: unknown, count: number, dimension: number | undefined): Float32Array[] {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw lie('埋め込みの形をしていません');
  const { data } = parsed.data;
  if (data.length !== count) throw lie(`${String(count)} 件たずねて ${String(data.length)} 件でした`);
  const indexes = data.map(({ index }, place) => index ?? place);
  if (new Set(indexes).size !== count || indexes.some(index => index < 0 || index >= count)) {
    throw lie('index が重なるか、欠けています');
  }
  const vectors: Float32Array[] = [];
  for (const [place, { embedding }] of data.entries()) vectors[indexes[place] ?? place] = unit(numbersOf(embedding));
  const wanted = dimension ?? vectors[0]?.length;
  const other = vectors.find(vector => vector.length !== wanted);
  if (other) throw lie(`ベクトルの次元が ${String(wanted)} と ${String(other.length)} で揃いません`);
  return vectors;
}
