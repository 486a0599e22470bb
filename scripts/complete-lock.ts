/**
 * Completes package-lock.json after an `npm install`. Some registries lack a few optional platform packages (a Mac's or
 * Windows' binary); npm then leaves them out of the lock file, and `npm ci` refuses that lock file everywhere. This adds
 * the missing entries by name and version, as npm itself would write them on a complete registry.
 * See docs/decisions/2026-11-21-node-and-lock-file.md. Run: npm run lock
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockEntry {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> };

const OS: [RegExp, string][] = [
  [/darwin/, 'darwin'],
  [/win32|windows/, 'win32'],
  [/android/, 'android'],
  [/freebsd/, 'freebsd'],
  [/openharmony/, 'openharmony'],
  [/linux/, 'linux'],
];
const CPU: [RegExp, string][] = [
  [/arm64|aarch64/, 'arm64'],
  [/x64/, 'x64'],
  [/ia32/, 'ia32'],
  [/riscv64/, 'riscv64'],
  [/ppc64/, 'ppc64'],
  [/s390x/, 's390x'],
  [/arm/, 'arm'],
];
const nameOf = (table: [RegExp, string][], name: string) => table.find(([pattern]) => pattern.test(name))?.[1];

/** Whether a package required from `from` is in the lock file, looking upwards through the folders as Node does. */
function isLocked(from: string, name: string): boolean {
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.packages[here]) return true;
  return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name);
}

let added = 0;
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(from, name) || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) continue;
    const [os, cpu] = [nameOf(OS, name), nameOf(CPU, name)];
    if (os === undefined || cpu === undefined) {
      console.error(`left alone, no platform in its name: ${name}`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(name.includes('musl') && { libc: ['musl'] }),
      optional: true,
      os: [os],
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${String(added)} platform packages added to package-lock.json`);
