/** Claims of an answer that the model is still writing (書きかけの答え): each is told once, as soon as it is whole. */
import { parsed } from './json.ts';
import { claimSchema, endOfObject, type Claim } from './proposal.ts';

/** What is longer is no answer that a reader waits for. */
const LONGEST = 20_000;

/** Is given all that is written so far, whenever there is more of it. */
export function createClaimReader(tell: (claim: Claim) => void): (written: string) => void {
  let read = 0;
  /** Where the next claim may begin; none before the list of them. */
  let next = -1;
  return written => {
    const more = written.slice(read);
    read = written.length;
    if (written.length > LONGEST || !more.includes('}')) return;
    if (next < 0) {
      const list = /"claims"\s*:\s*\[/u.exec(written);
      if (!list || /"found"\s*:\s*false/u.test(written.slice(0, list.index))) return;
      next = list.index + list[0].length;
    }
    for (;;) {
      const gap = /^[\s,]*/u.exec(written.slice(next))?.[0].length ?? 0;
      const from = next + gap;
      if (written[from] !== '{') return;
      const end = endOfObject(written, from);
      const claim = claimSchema.safeParse(parsed(written.slice(from, end)));
      // Not whole yet, or of a form that will be refused with all the rest.
      if (!claim.success) return;
      next = end;
      tell(claim.data);
    }
  };
}
