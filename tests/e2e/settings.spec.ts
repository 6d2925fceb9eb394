import { goTo } from './desk';
import { expect, test } from './fixtures';
import { atDesk, volunteer } from './join';
import { isStored } from './stored';

test('numbers set at the desk are called from the street, also offline', async ({
  people,
  union,
  watch,
}) => {
  const phone = await volunteer(people, union, 'Robin', { language: 'en' });
  await phone.goto('/needlestick');
  await expect(phone.getByRole('link', { name: /Akuttelefonen/ })).toHaveAttribute(
    'href',
    'tel:1813',
  );

  const desk = await atDesk(people, union, 'Kim', { role: 'admin' });
  await goTo(desk, 'Settings');
  await expect(desk.getByText(/^Our organisation\s*Gadeplan$/)).toBeVisible();
  const advice = desk.getByLabel('Number of the advice line');
  await expect(advice).toHaveValue('1813');
  await expect(desk.getByLabel('Emergency number')).toHaveValue('112');

  watch.expect(/status of 422/);
  await advice.fill('call Kim');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(advice).toHaveAttribute('aria-invalid', 'true');
  await expect(advice).toBeFocused();
  await expect(desk.getByRole('alert')).toHaveText(/^2 to 20.digits and spaces/);
  await expect(desk.getByLabel('Emergency number')).toHaveAttribute('aria-invalid', 'false');

  await advice.fill('+45 70 12 34 56');
  await desk.getByLabel('Name of the advice line').fill('Giftlinjen');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved. The phones hear of it')).toBeVisible();
  await expect(desk.getByRole('alert')).toHaveCount(0);
  await desk.reload();
  await expect(advice).toHaveValue('+45 70 12 34 56');

  await phone.reload();
  const call = phone.getByRole('link', { name: /Giftlinjen/ });
  await expect(call).toHaveAttribute('href', 'tel:+4570123456');
  await isStored(phone);
  await people.cutNetwork(phone);
  await phone.goto('/patrol');
  await phone.goto('/needlestick');
  await expect(call).toHaveAttribute('href', 'tel:+4570123456');
});
