import type { Gateway } from './gateway';

/**
 * The server's time is the real one; that of a simulated patrol is not. Whatever time goes by between the two is moved,
 * so that each finds the other's clock as far off as the phone's clock is wrong, and no further.
 */
export function keepTime(gateway: Gateway, true_ms: () => number): void {
  const behind_ms = (): number => Date.now() - true_ms();
  gateway.onAsk = (path, body) => {
    if (!path.endsWith('/sync/push')) return body;
    const batch = JSON.parse(body.toString()) as { sent_at: string };
    return bytes({ ...batch, sent_at: moved(batch.sent_at, behind_ms()) });
  };
  const pass = gateway.onAnswer;
  gateway.onAnswer = async (path, given) => {
    const answer = await pass(path, given);
    const date = new Date(true_ms()).toUTCString();
    const told = { ...answer, headers: { ...answer.headers, date } };
    if (!path.endsWith('/sync/push') || answer.status !== 200) return told;
    const receipt = JSON.parse(answer.body.toString()) as { received_at: string };
    return { ...told, body: bytes({ ...receipt, received_at: new Date(true_ms()) }) };
  };
}

function moved(at: string, by_ms: number): string {
  return new Date(Date.parse(at) + by_ms).toISOString();
}

function bytes(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
