import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // LanceDB writes to temporary folders and kuromoji's dictionary takes a second to load on these two cores.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // Nobody's own endpoint is asked by a test.
    env: {
      LANCEDB_LOG: 'error',
      EMBEDDINGS_BASE_URL: '',
      EMBEDDINGS_MODEL: '',
      EMBEDDINGS_API_KEY: '',
      LLM_BASE_URL: '',
      LLM_MODEL: '',
      LLM_API_KEY: '',
    },
  },
});
