import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const SQUEEZED = /\.(html|js|mjs|css|json|geojson|svg|webmanifest|pbf)$/;
const LEAST_BYTES = 1024;

/** Writes a .br and a .gz beside each file that gains by it, so that the server never compresses. */
export function squeeze(): Plugin {
  let dist = '';
  return {
    name: 'gadeplan-squeeze',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      dist = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: () => squeezeFolder(dist),
    },
  };
}

async function squeezeFolder(dist: string): Promise<void> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && SQUEEZED.test(entry.name));
  await Promise.all(files.map((entry) => squeezeFile(join(entry.parentPath, entry.name))));
}

async function squeezeFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length <= LEAST_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  await Promise.all([
    promisify(brotliCompress)(bytes, { params }).then((small) => writeFile(`${path}.br`, small)),
    promisify(gzip)(bytes, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
  ]);
}
