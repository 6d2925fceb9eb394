import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Chunks that wait for a quiet moment: what only the map or the desk needs. */
const LATER_SOURCES = ['/src/desk/', '/src/map/', '/src/screens/map/', '/maplibre-gl/'];

/** Where the list of files by tier is left for the budgets. */
export const TIERS = 'node_modules/.gadeplan-tiers.json';

/** What lies beside the build and is drawn without network: the small street map too, but no picture for installing. */
const SHELL_FILE = /^\/[\w.]+$|^\/icons\/icon\.svg$|^\/map\/vesterbro\.geojson$/;

/** The address of a file; with a hash of its bytes where the name does not hold one already. */
type Precached = [url: string, integrity?: string];

/** Bundles the service worker after the app, with the list of the app's files written into it. */
export function serviceWorker(): Plugin {
  let root = '';
  let dist = '';
  let bundle: Rolldown.OutputBundle = {};
  return {
    name: 'gadeplan-service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      dist = resolve(config.root, config.build.outDir);
    },
    writeBundle: (_, written) => {
      bundle = written;
    },
    closeBundle: async () => {
      const files = await precached(dist);
      const page = await readFile(join(dist, 'index.html'), 'utf8');
      const shell = shellFiles(bundle, page);
      const first = files.filter(([url]) => shell(url));
      const later = files.filter(([url]) => !shell(url));
      await bundleWorker(root, dist, first, later);
      await writeFile(join(root, TIERS), JSON.stringify({ shell: first, later }));
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

/** A file belongs to the shell when the page leads to it by another way than through the map or the desk. */
function shellFiles(bundle: Rolldown.OutputBundle, page: string): (url: string) => boolean {
  const reached = new Set<string>();
  const follow = (name: string): void => {
    const chunk = bundle[name];
    if (reached.has(name) || (chunk?.type === 'chunk' && isLater(chunk))) return;
    reached.add(name);
    if (chunk?.type !== 'chunk') return;
    chunk.viteMetadata?.importedCss.forEach((css) => reached.add(css));
    [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
  };
  for (const [, name] of page.matchAll(/"\/(assets\/[^"]+)"/g)) follow(name!);
  return (url) => (url.startsWith('/assets/') ? reached.has(url.slice(1)) : SHELL_FILE.test(url));
}

function isLater(chunk: Rolldown.OutputChunk): boolean {
  const source = chunk.facadeModuleId ?? '';
  const isText = /\/i18n\/\w+\/(desk|map|plan)\.ts$/.test(source);
  return isText || LATER_SOURCES.some((part) => source.includes(part));
}

async function bundleWorker(
  root: string,
  dist: string,
  shell: Precached[],
  later: Precached[],
): Promise<void> {
  const lists = { shell, later };
  const version = createHash('sha256').update(JSON.stringify(lists)).digest('hex').slice(0, 12);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: {
      __SHELL__: JSON.stringify(shell),
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
