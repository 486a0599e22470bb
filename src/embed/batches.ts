/** Many texts in requests of a bearable size, a few of them at a time. */

/** Endpoints take 8,192 tokens a text at the most; a Japanese character is about one. What is cut off is the end of a long list. */
const TEXT_MAX = 6_000;
const BATCH_TEXTS = 64;
/** Endpoints also limit the tokens of a whole request. */
const BATCH_CHARACTERS = 60_000;

export interface TextBatch {
  /** Place of its first text. */
  from: number;
  batch: string[];
}

export function textBatches(texts: readonly string[]): TextBatch[] {
  const batches: TextBatch[] = [];
  let characters = 0;
  for (const [i, text] of texts.entries()) {
    // A cut may halve a surrogate pair.
    const sent = text.slice(0, TEXT_MAX).toWellFormed();
    const last = batches.at(-1);
    characters += sent.length;
    if (last && last.batch.length < BATCH_TEXTS && characters <= BATCH_CHARACTERS) last.batch.push(sent);
    else {
      batches.push({ from: i, batch: [sent] });
      characters = sent.length;
    }
  }
  return batches;
}

/** Works the jobs off, `width` at a time. After a failure no further one is begun; those under way end first. */
export async function inTurn<T>(jobs: readonly T[], width: number, work: (job: T) => Promise<void>): Promise<void> {
  const queue = jobs.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const job of queue) {
      try {
        await work(job);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (failed) return;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, jobs.length) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
