// Runs before every command of package.json. Plain JavaScript, so that an old Node can still say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `計画ナビには Node.js 22.18 以上が必要です（いまの Node.js は ${process.versions.node}）。Node.js 24 を入れてから、もう一度お試しください。 [NODE_TOO_OLD]\n`,
  );
  process.exit(1);
}
// LanceDB reads its log level once, when it is loaded; its own messages would show paths and questions.
process.env.LANCEDB_LOG ??= 'error';
