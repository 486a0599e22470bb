/** What the benchmarks share: timings, tables, and the page that keeps them. */
import { table } from '../src/terminal.ts';

const report: string[] = [];

export function keepText(title: string, text: string): void {
  report.push(`## ${title}\n\n\`\`\`\n${text.trim()}\n\`\`\`\n`);
}

export function section(title: string, header: string[], rows: (string | number)[][]): void {
  keepText(title, table(header, rows));
  console.log(`${title}\n${table(header, rows)}\n`);
}

export const reportPage = () => `# Last results of npm run bench\n\n${report.join('\n')}`;

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
export const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export async function timesOf(runs: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await run(i);
    times.push(performance.now() - started);
  }
  return times;
}
