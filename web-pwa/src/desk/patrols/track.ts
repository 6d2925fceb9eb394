import { Problem } from '../../api/errors';
import { t } from '../../i18n';

/** What the server finds wrong in a line of a track. */
const WRONGS = ['xml', 'doctype', 'gpx', 'position', 'time', 'order', 'points', 'long'] as const;

/** The id of the patrol that a file becomes: the same for the same file, so that none is added twice. */
export async function trackId(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const bytes = new Uint8Array(digest, 0, 16);
  // A UUID of version 8: its bits mean what we say.
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Why a track was refused, in words about tracks; null when it is nothing of the file. */
export function trackRefusal(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  if (error.code === 'malformed_gpx') return wrongLine(error.field ?? '');
  if (error.code === 'body_too_large') return t('desk.track_too_large');
  if (error.code === 'conflict') return t('desk.track_other_choices');
  if (error.field === 'transport') return t('desk.track_too_fast');
  return null;
}

function wrongLine(field: string): string {
  const [, line = '1', code] = /^line (\d+)(?:: (\w+))?$/.exec(field) ?? [];
  const known = WRONGS.find((wrong) => wrong === code) ?? 'gpx';
  const what = t(`desk.track_wrong_${known}`);
  // These speak of the whole file.
  if (known === 'points' || known === 'long') return what;
  return t('desk.track_line', { line: Number(line), what });
}
