/**
 * Kanji that sound alike (同音の漢字). JIS X 0208 puts its first level in the order of readings, so that 標 and 票, 維 and 威
 * stand side by side: no table of readings is needed.
 */

/** Kanji of the first level (第一水準). */
const LEVEL_ONE = 2965;
/** コウ, the reading with the most kanji, has about as many. */
const NEAR = 75;

/** Kanji that look alike (形の似た漢字): who picks from a list of candidates, or reads a print, takes one for the other. */
const LOOK_ALIKE = (
  '菅管 緑録縁 問間門 持特侍待 士土 未末 撚燃 積績責 検険験 復複腹 減滅 徴微 遺遣 拾捨 網綱 構講購 側測則 請精清晴 往住 ' +
  '施旋 官宮 墓募暮 授援 捕補 増僧 接設 径経軽 裁栽載 謝射 織職識 適敵摘滴 祭察 幣弊 偏編遍 議儀義 漁魚'
).split(' ');
const looksAlike = (a: string, b: string) => LOOK_ALIKE.some(group => group.includes(a) && group.includes(b));

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

/** How far apart two kanji stand in the order of readings; null where they hardly sound alike, and look apart. */
export function soundDistance(a: string, b: string): number | null {
  if (looksAlike(a, b)) return 1;
  places ??= placesOf();
  const [x, y] = [places.get(a), places.get(b)];
  if (x === undefined || y === undefined) return null;
  const distance = Math.abs(x - y);
  return distance <= NEAR ? distance : null;
}
