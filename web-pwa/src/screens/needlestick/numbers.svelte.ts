import { onChange } from '../../core/news';
import { recall } from '../../core/kept';

/** Whom to call; Copenhagen's numbers until the organisation has said its own. */
export const numbers = $state({
  emergency_phone: '112',
  advice_phone: '1813',
  advice_name: 'Akuttelefonen',
});

/** Shows the organisation's numbers and follows them; answers the way to stop. */
export function followNumbers(): () => void {
  void read();
  return onChange(() => void read(), ['kept']);
}

async function read(): Promise<void> {
  const { emergency_phone, advice_phone, advice_name } = (await recall('organisation')) ?? numbers;
  Object.assign(numbers, { emergency_phone, advice_phone, advice_name });
}

/** The address that makes a phone call a number. */
export function callTo(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '')}`;
}
