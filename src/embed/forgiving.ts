/**
 * The embedder of question time: it never fails. Where an endpoint does, a text has the zero vector, which finds nothing, and
 * full text answers alone. After a failure it is left alone for a while, so that not every search waits for it.
 */
import type { Embedder } from './embedder.ts';

const PAUSE_MS = 5_000;
const PAUSE_MAX_MS = 60_000;

/**
 * @param onChange is told of the error where vectors begin to be missing, and of null where they are there again. The error
 * holds nothing of a text.
 */
export function forgiving(embedder: Embedder, onChange: (error: unknown) => void, now = Date.now): Embedder {
  let pause = 0;
  let until = 0;
  let trying = false;
  const nothing = (texts: readonly string[]) => texts.map(() => new Float32Array(embedder.dimension));

  return {
    id: embedder.id,
    dimension: embedder.dimension,
    async embed(texts) {
      const broken = pause > 0;
      // After the pause one search tries; the others do not wait for what comes of it.
      if (broken && (trying || now() < until)) return nothing(texts);
      trying = broken;
      try {
        const vectors = await embedder.embed(texts);
        if (pause > 0) onChange(null);
        pause = 0;
        return vectors;
      } catch (error) {
        // Of several that were under way, the first tells, and no later one makes the pause longer.
        if (pause === 0) onChange(error);
        if (pause === 0 || broken) pause = Math.min(PAUSE_MAX_MS, Math.max(PAUSE_MS, pause * 2));
        until = now() + pause;
        return nothing(texts);
      } finally {
        if (broken) trying = false;
      }
    },
  };
}
