import { chromium } from '@playwright/test';
import { type BrowserKind, findBrowser } from './find-browser';

const CHROMIUM: BrowserKind = {
  name: 'Chromium',
  variable: 'CHROMIUM',
  // Google Chrome and Edge are not here: their release builds ignore --load-extension.
  names: ['chromium', 'chromium-browser', 'chromium.exe', 'Chromium'],
  elsewhere: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/snap/bin/chromium', chromium.executablePath()],
  packages: { 'apt-get': 'chromium', dnf: 'chromium', pacman: 'chromium', zypper: 'chromium', apk: 'chromium' },
  help: `Tidbit's browser tests and "npm run try" need a Chromium that loads unpacked extensions, and none was found.
Do one of these, then run the command again:
  - install Chromium with your package manager (for example: sudo apt-get install chromium)
  - run: npx playwright install chromium
  - set the variable CHROMIUM to the path of a Chromium`,
};

/** Path of a Chromium, installed where there is none; see `findBrowser`. */
export function findChromium(): string {
  return findBrowser(CHROMIUM);
}
