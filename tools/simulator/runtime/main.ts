import type { PhoneOptions } from '../types';
import { Link } from './link';
import { Phone } from './phone';

/** The page that holds this script, as its server and a test's driver know it. */
declare global {
  interface Window {
    /** Starts the phone. Called by the driver, or by the page itself. */
    startPhone(options: PhoneOptions): Promise<void>;
    phone?: Phone;
  }
}

window.startPhone = async (options) => {
  Error.stackTraceLimit = 40;
  const root = document.getElementById('sim-phone');
  if (!root) throw new Error('no element to draw the phone in');
  window.phone = new Phone(options, await new Link().bundle(), root);
};
