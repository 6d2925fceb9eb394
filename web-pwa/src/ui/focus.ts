/** Takes the focus that went with a button which is gone, so that a reader goes on here and not at the top. */
export function takeFocus(title: HTMLElement): void {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) title.focus({ preventScroll: true });
}
