import { defineConfig } from 'vitest/config';

/** Journeys through the built app on a running server; needs FLOWTRAIL_URL and a Chromium. */
export default defineConfig({
  test: {
    include: ['browser-tests/**/*.test.mjs'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
