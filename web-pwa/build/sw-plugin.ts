import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** What is fetched as soon as somebody has joined: the screens of those who meet people, and the other languages. */
const SOON_SOURCES = [
  '/src/screens/contact/',
  '/src/screens/services/',
  '/src/screens/follow-ups/words/',
  '/src/screens/overdose/record/',
  '/src/core/seal.ts',
];
const SOON_FILE = /^(slips|street-\w+|more-(en|fi)|en|fi)$/;

/** Chunks that wait for a quiet moment: what only the map or the desk needs. */
const LATER_SOURCES = ['/src/desk/', '/src/map/', '/src/screens/map/', '/maplibre-gl/'];

/** Where the list of files by tier is left for the budgets. */
export const TIERS = 'node_modules/.gadeplan-tiers.json';

/** What lies beside the build and is drawn without network: the small street map too, but no picture for installing. */
const SHELL_FILE = /^\/[\w.]+$|^\/icons\/icon\.svg$|^\/map\/vesterbro\.geojson$/;

/** The address of a file; with a hash of its bytes where the name does not hold one already. */
type Precached = [url: string, integrity?: string];

/** What the first visit stores, what follows when somebody has joined, and what waits for a quiet moment. */
type Tiers = Record<'shell' | 'soon' | 'later', Precached[]>;

/** Bundles the service worker after the app, with the list of the app's files written into it. */
export function serviceWorker(): Plugin {
  let root = '';
  let dist = '';
  let released = false;
  let bundle: Rolldown.OutputBundle = {};
  return {
    name: 'gadeplan-service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      released = config.mode === 'production';
      dist = resolve(config.root, config.build.outDir);
    },
    writeBundle: (_, written) => {
      bundle = written;
    },
    closeBundle: async () => {
      // Nothing was written: the build's own error shall be the one that is read.
      if (Object.keys(bundle).length === 0) return;
      const files = await precached(dist);
      const page = await readFile(join(dist, 'index.html'), 'utf8');
      const tiers = sortByTier(files, bundle, page);
      await bundleWorker(root, dist, tiers);
      if (released) await writeFile(join(root, TIERS), JSON.stringify(tiers));
    },
  };
}

async function precached(dist: string): Promise<Precached[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(\.(br|gz|map)|\/sw\.js)$/.test(path))
    .sort();
  return Promise.all(
    paths.map(async (path): Promise<Precached> => {
      const url = `/${relative(dist, path)}`;
      if (url.startsWith('/assets/')) return [url];
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('base64');
      return [url, `sha256-${hash}`];
    }),
  );
}

/** A file belongs to the first tier from which the page leads to it. */
function sortByTier(files: Precached[], bundle: Rolldown.OutputBundle, page: string): Tiers {
  const isAsset = (url: string): boolean => url.startsWith('/assets/');
  const first = reached(bundle, page, (chunk) => isSoon(chunk) || isLater(chunk));
  const soon = reached(bundle, page, isLater);
  const shell = files.filter(([url]) => (isAsset(url) ? first.has(url) : SHELL_FILE.test(url)));
  const rest = files.filter((file) => !shell.includes(file));
  const joined = rest.filter(([url]) => soon.has(url));
  return { shell, soon: joined, later: rest.filter((file) => !joined.includes(file)) };
}

/** The addresses to which the page leads by another way than through what is left out. */
function reached(
  bundle: Rolldown.OutputBundle,
  page: string,
  isOut: (chunk: Rolldown.OutputChunk) => boolean,
): Set<string> {
  const names = new Set<string>();
  const follow = (name: string): void => {
    const chunk = bundle[name];
    if (names.has(name) || (chunk?.type === 'chunk' && isOut(chunk))) return;
    names.add(name);
    if (chunk?.type !== 'chunk') return;
    chunk.viteMetadata?.importedCss.forEach((css) => names.add(css));
    [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
  };
  for (const [, name] of page.matchAll(/"\/(assets\/[^"]+)"/g)) follow(name!);
  return new Set([...names].map((name) => `/${name}`));
}

function isSoon(chunk: Rolldown.OutputChunk): boolean {
  return SOON_FILE.test(chunk.name) || comesFrom(chunk, SOON_SOURCES);
}

function isLater(chunk: Rolldown.OutputChunk): boolean {
  const source = chunk.facadeModuleId ?? '';
  const isText = /\/i18n\/\w+\/(desk|map|outreach|plan)\.ts$/.test(source);
  return isText || comesFrom(chunk, LATER_SOURCES);
}

function comesFrom({ facadeModuleId }: Rolldown.OutputChunk, sources: string[]): boolean {
  return sources.some((part) => facadeModuleId?.includes(part));
}

async function bundleWorker(root: string, dist: string, tiers: Tiers): Promise<void> {
  const { shell, soon, later } = tiers;
  const version = createHash('sha256').update(JSON.stringify(tiers)).digest('hex').slice(0, 12);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __SHELL__: JSON.stringify(shell),
      __SOON__: JSON.stringify(soon),
      __LATER__: JSON.stringify(later),
      __VERSION__: JSON.stringify(version),
    },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, 'sw/sw.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}
