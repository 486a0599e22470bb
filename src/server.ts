/** npm start: opens the index (built before by ingest/cli.ts where there is none or an old one) and serves on PORT. */
import { serve } from '@hono/node-server';
import { createApp, holdService } from './app.ts';
import { readConfig } from './config.ts';
import { embeddingsText, errorText } from './terminal.ts';

/** How soon a running service notices that `npm run ingest` has swapped a new index in. */
const REFRESH_MS = 5_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const say = (text: string) => (config.logLevel === 'silent' ? undefined : process.stderr.write(`${text}\n`));
  const holder = await holdService(config.dataDir, {
    embeddings: config.embeddings,
    llm: config.llm,
    answerMode: config.answerMode,
    onEmbeddings: error => say(embeddingsText(error)),
  });
  const server = serve(
    { fetch: createApp(holder, (error, route) => say(`${route}: ${errorText(error)}`)).fetch, port: config.port },
    ({ port }) => {
      const { counts } = holder.current().catalogue.status();
      say(
        `計画ナビ: http://localhost:${String(port)}/ （計画 ${String(counts.plans)} 件、項目 ${String(counts.items)} 件、事実 ${String(counts.facts)} 件）`,
      );
    },
  );
  server.on('error', (error: NodeJS.ErrnoException) => {
    say(
      error.code === 'EADDRINUSE'
        ? `ポート ${String(config.port)} は使用中です。環境変数 PORT で別の番号を指定してください。 [CONFIG_INVALID]`
        : errorText(error),
    );
    process.exit(1);
  });
  const timer = setInterval(() => {
    holder.refresh().catch((error: unknown) => {
      say(errorText(error));
      say('いま開いている索引で続けます。');
    });
  }, REFRESH_MS);
  timer.unref();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(timer);
      server.close(() => process.exit(0));
      // Connections that stay open must not hold the stop up.
      setTimeout(() => process.exit(0), 3_000).unref();
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
});
