import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Kills the process that runs on a profile and all that it started: they are one group. */
export async function killBrowserOf(folder: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pgid=,args=']);
  const groups = stdout
    .split('\n')
    .filter((line) => line.includes(`--user-data-dir=${folder}`))
    .map((line) => Number.parseInt(line, 10));
  if (groups.length === 0) throw new Error(`no browser on ${folder}`);
  for (const group of new Set(groups)) process.kill(-group, 'SIGKILL');
}
