/** A document saved by an old spreadsheet: the same lines and the same records as from UTF-8. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../ingest/profiles/index.ts';
import { readText } from '../../ingest/read/text.ts';

/** Shift_JIS has no encoder in Node: its decoder, read backwards. */
function encoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const bytesOf = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (!bytesOf.has(character)) bytesOf.set(character, bytes);
    } catch {
      // not assigned
    }
  };
  for (let one = 0; one < 256; one++) learn([one]);
  for (let lead = 0x81; lead <= 0xfc; lead++) for (let trail = 0x40; trail <= 0xfc; trail++) learn([lead, trail]);
  return text => Uint8Array.from(Array.from(text).flatMap(character => bytesOf.get(character) ?? []));
}

describe('a sample in Shift_JIS', () => {
  const encode = encoder();

  it.each(profiles.map(profile => [profile.id, profile] as const))(
    'of %s gives the records of its text',
    (id, profile) => {
      const file = fileURLToPath(new URL(`../profiles/${id}/input.txt`, import.meta.url));
      const bytes = encode(readFileSync(file, 'utf8'));
      // What Shift_JIS cannot write (¹, 〜 …) is lost in saving, not in reading.
      const saved = new TextEncoder().encode(new TextDecoder('shift_jis').decode(bytes));
      const lines = readText(bytes, 'input.txt');
      expect(lines).toEqual(readText(saved, 'input.txt'));
      expect(lines.length).toBeGreaterThan(30);
      expect(profile.recognise(lines)).toBeGreaterThanOrEqual(0.5);
      expect(profile.parse({ file: 'input.txt', planId: 'p', lines }).facts.length).toBeGreaterThan(20);
    },
  );
});
