import { defineConfig } from '@playwright/test';

// Unset means the browser that Playwright installed itself.
const executablePath = process.env['CHROMIUM_PATH'];

/** Quiet on machines without a screen. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
/** The map is drawn by software. */
const DRAWING = ['--use-gl=angle', '--use-angle=swiftshader'];
/** Without it each new browser takes a second to make a graphics card of software, which no phone does. */
const PLAIN = ['--disable-gpu'];

/** What takes times; beside other tests they would say nothing. */
const ALONE = /\/(budgets|flush)\.spec\.ts$/;

function browser(flags: string[]) {
  return { args: [...FLAGS, ...flags], ...(executablePath ? { executablePath } : {}) };
}

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'together', testIgnore: ALONE, use: { launchOptions: browser(DRAWING) } },
    { name: 'alone', testMatch: ALONE, workers: 1, use: { launchOptions: browser(PLAIN) } },
  ],
});
