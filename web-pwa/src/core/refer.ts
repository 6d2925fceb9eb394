import type { ServiceType } from './street';

// In memory and not in the address: a browser writes down which addresses were opened.
let wished: ServiceType | null = null;

/** Asks for the next contact to begin with this referral. */
export function wishReferral(service: ServiceType): void {
  wished = service;
}

/** The referral that was asked for; it is handed out once. */
export function takeReferral(): ServiceType | null {
  const service = wished;
  wished = null;
  return service;
}
