import { now, steady } from '../core/clock';
import { Impostor, Problem, Unreachable, readProblem } from './errors';
import type { Routes } from './routes';

type Options<R> = Omit<R, 'answer'> & {
  headers?: Record<string, string>;
  timeout_ms?: number;
  /** Goes out even when the page is left meanwhile. */
  keepalive?: boolean;
};
type Args<R> = keyof Omit<R, 'answer'> extends never
  ? [options?: Options<R>]
  : [options: Options<R>];
/** What a call answers, e.g. `Answer<'GET /areas'>`. */
export type Answer<R extends keyof Routes> = Routes[R]['answer'];

interface AnyOptions {
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
  headers?: Record<string, string>;
  timeout_ms?: number;
  keepalive?: boolean;
}

/** Where the client gets its access token from; set once by the session. */
export interface TokenSource {
  current(): string | null;
  /** Asks for a new token; null when this phone is signed out. Throws when the server is away. */
  renew(): Promise<string | null>;
}

/** The server's time by its last answer, beside both clocks of the phone at that moment. */
export interface Heard {
  server_ms: number;
  phone_ms: number;
  steady_ms: number;
}

const PREFIX = '/api/v1';
const TIMEOUT_MS = 15_000;
let tokens: TokenSource = { current: () => null, renew: () => Promise.resolve(null) };

export function useTokens(source: TokenSource): void {
  tokens = source;
}

/**
 * Calls the API as the signed-in member; a spent access token is renewed once on the way.
 * Throws {@link Problem}, {@link Unreachable} or {@link Impostor}.
 */
export async function api<R extends keyof Routes>(
  route: R,
  ...args: Args<Routes[R]>
): Promise<Answer<R>> {
  return read<Answer<R>>(await ask(route, (args[0] ?? {}) as AnyOptions));
}

/** Asks for an answer of which the phone keeps a version; null while the one with this tag is still the newest. */
export async function apiNewer<R extends keyof Routes>(
  route: R,
  tag?: string,
): Promise<{ tag: string; answer: Answer<R> } | null> {
  const response = await ask(route, tag ? { headers: { 'if-none-match': tag } } : {});
  if (response.status === 304) return null;
  return { tag: response.headers.get('etag') ?? '', answer: await read<Answer<R>>(response) };
}

async function ask(route: string, options: AnyOptions): Promise<Response> {
  let token = tokens.current() ?? (await tokens.renew());
  const response = await send(route, options, token);
  if (response.status !== 401 || !token) return response;
  token = await tokens.renew();
  return send(route, options, token);
}

/** Calls the API without an access token: joining and renewing. */
export async function apiPublic<R extends keyof Routes>(
  route: R,
  ...args: Args<Routes[R]>
): Promise<Answer<R>> {
  return read<Answer<R>>(await send(route, (args[0] ?? {}) as AnyOptions, null));
}

async function send(route: string, options: AnyOptions, token: string | null): Promise<Response> {
  const [method, template] = route.split(' ') as [string, string];
  // No other site can send our own header: the server takes the cookie only together with it.
  const headers: Record<string, string> = {
    accept: 'application/json',
    'x-gadeplan': '1',
    ...options.headers,
  };
  if (token) headers['authorization'] = `Bearer ${token}`;
  const { body } = options;
  if (body !== undefined)
    headers['content-type'] = body instanceof Blob ? body.type : 'application/json';
  try {
    return await fetch(address(template, options), {
      method,
      headers,
      // A removal is sent when its time for "Undo" is over, which may be while the page is left.
      keepalive: options.keepalive ?? method === 'DELETE',
      body: body instanceof Blob ? body : toJson(body),
      signal: AbortSignal.timeout(options.timeout_ms ?? TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
}

function toJson(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body);
}

function address(template: string, { path = {}, query = {} }: AnyOptions): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return PREFIX + filled + (search.size ? `?${search}` : '');
}

let heard: Heard | null = null;

/** When the server last answered; null when no answer said the time. */
export function lastHeard(): Heard | null {
  return heard;
}

function hearTime(response: Response): void {
  const server_ms = Date.parse(response.headers.get('date') ?? '');
  const known = Number.isFinite(server_ms);
  heard = known ? { server_ms, phone_ms: now(), steady_ms: steady() } : null;
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  if (!response.ok) throw (await readProblem(response)) ?? strangerOrDown(response);
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/csv')) return (await response.blob()) as T;
  if (!/^application\/(geo\+)?json/.test(type)) throw new Impostor(type);
  hearTime(response);
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw new Unreachable('torn answer', { cause });
  }
}

/** A gateway's bare 502 means that our server is away; any other foreign answer is not ours. */
function strangerOrDown(response: Response): Error {
  return response.status >= 500 ? new Unreachable(String(response.status)) : new Impostor();
}

export { Impostor, Problem, Unreachable };
