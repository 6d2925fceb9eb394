import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { squeeze } from './build/squeeze.ts';
import { serviceWorker } from './build/sw-plugin.ts';

// One file for what every start needs: fewer requests, and it compresses better than many small ones.
const SHELL = {
  name: 'shell',
  test: /node_modules\/(svelte|idb|clsx|esm-env)\/|\/src\/(api|core(?!\/refused)|shell|ui)\/|\/src\/(i18n\/)?\w+\.ts/,
};

export default defineConfig({
  plugins: [svelte(), serviceWorker(), squeeze()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre alone is larger; build/budgets.ts is what watches sizes.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [SHELL] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { include: ['test/unit/**/*.test.ts'], environment: 'node' },
});
