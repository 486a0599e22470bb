/** Run as a process of its own by swap.test.ts: a build long enough to be killed in the middle. */
import { writeIndex } from '../../src/store/lance.ts';
import { bigContent } from './big-content.ts';

const [folder = ''] = process.argv.slice(2);
await writeIndex(folder, bigContent());
