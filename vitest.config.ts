import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**'],
    testTimeout: 60_000,
    // A machine that does other things as well takes its time.
    expect: { poll: { timeout: 20_000 } },
  },
});
