/** What some browsers hand to the page when it may be installed. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer = $state.raw<InstallOffer | null>(null);

/** The browser's offer to install the app, kept until somebody asks for it under "Me". */
export const install = {
  get offered(): boolean {
    return offer !== null;
  },
};

/** Keeps the offer instead of letting it stand over the log button; answers the way to stop. */
export function followInstall(): () => void {
  const hear = (event: Event): void => {
    event.preventDefault();
    offer = event as InstallOffer;
  };
  const forget = (): void => void (offer = null);
  window.addEventListener('beforeinstallprompt', hear);
  window.addEventListener('appinstalled', forget);
  return () => {
    window.removeEventListener('beforeinstallprompt', hear);
    window.removeEventListener('appinstalled', forget);
  };
}

/** Shows the browser's own question; it can be asked once. */
export async function askToInstall(): Promise<void> {
  const asked = offer;
  offer = null;
  await asked?.prompt();
}
