import { expect, test } from './fixtures';
import { TEXTS } from './texts';

test('a suggested name never comes under the hands of somebody who writes', async ({
  people,
  union,
}) => {
  const page = await people.phone(union);
  let letIn = (): void => undefined;
  const late = new Promise<void>((resolve) => (letIn = resolve));
  await page.route(/nicknames.*\.js/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(await union.invite('volunteer'));
  const name = page.getByLabel(TEXTS.da.account.join_nickname);
  await name.focus();
  const names = page.waitForResponse(/nicknames.*\.js/);
  letIn();
  await (await names).finished();
  await page.keyboard.type('Kim');
  await expect(name).toHaveValue('Kim');
  await page.getByRole('button', { name: TEXTS.da.account.join_button, exact: true }).tap();
  await expect(page).toHaveURL(/\/patrol$/);
});
