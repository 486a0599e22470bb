/**
 * Kanji that sound alike (同音の漢字). JIS X 0208 puts its first level in the order of readings, so that 標 and 票, 維 and 威
 * stand side by side: no table of readings is needed.
 */

/** Kanji of the first level (第一水準). */
const LEVEL_ONE = 2965;
/** コウ, the reading with the most kanji, has about as many. */
const NEAR = 75;

let places: ReadonlyMap<string, number> | undefined;

function placesOf(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('shift_jis');
  const found = new Map<string, number>();
  for (let lead = 0x88; lead <= 0x98 && found.size < LEVEL_ONE; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const kanji = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(kanji)) found.set(kanji, found.size);
    }
  }
  return found;
}

/** How far apart two kanji stand in the order of readings; null where they hardly sound alike. */
export function soundDistance(a: string, b: string): number | null {
  places ??= placesOf();
  const [x, y] = [places.get(a), places.get(b)];
  if (x === undefined || y === undefined) return null;
  const distance = Math.abs(x - y);
  return distance <= NEAR ? distance : null;
}
