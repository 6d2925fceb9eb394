import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import type { Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { squeeze } from './build/squeeze.ts';
import { serviceWorker } from './build/sw-plugin.ts';

// One file for what every start needs: fewer requests, and it compresses better than many small ones.
const SHELL = {
  name: (id: string, build: Rolldown.ChunkingContext) => (isShell(id, build) ? 'shell' : null),
};

// Few files for what is fetched together: the worker's list of them stays short.
const SLIPS = /\/src\/screens\/(follow-ups|forget)\/[^/]+$/;
const STREET_TEXT = /\/i18n\/(\w+)\/(contact|follow_ups|services|slip|street_words)\.ts$/;
const MORE_TEXT = /\/i18n\/(\w+)\/(account|overdose|problems|safety|warnings)\.ts$/;
const TOGETHER = { name: together };

function together(id: string): string | null {
  const [street, more] = [STREET_TEXT.exec(id), MORE_TEXT.exec(id)];
  if (SLIPS.test(id)) return 'slips';
  if (street) return `street-${street[1]}`;
  return more && `more-${more[1]}`;
}

let shell: Set<string> | null = null;

/** Whether a start loads this module without being asked: whatever `main.ts` leads to by plain imports. */
function isShell(id: string, build: Rolldown.ChunkingContext): boolean {
  if (!shell) {
    shell = new Set();
    follow(join(import.meta.dirname, 'src/main.ts'), build, shell);
  }
  return shell.has(id);
}

function follow(id: string, build: Rolldown.ChunkingContext, reached: Set<string>): void {
  if (reached.has(id)) return;
  reached.add(id);
  build.getModuleInfo(id)?.importedIds.forEach((next) => follow(next, build, reached));
}

// A build whose records are not sealed, for the test that must find them on the phone. No other mode reaches it.
const UNSEALED = {
  find: /^(\.|.*\/core)\/seal$/,
  replacement: join(import.meta.dirname, 'test/unsealed.ts'),
};

export default defineConfig(({ mode }) => ({
  resolve: { alias: mode === 'unsealed' ? [UNSEALED] : [] },
  plugins: [svelte(), serviceWorker(), squeeze()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre alone is larger; build/budgets.ts is what watches sizes.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [SHELL, TOGETHER] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { include: ['test/unit/**/*.test.ts'], environment: 'node' },
}));
