import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

// Google Chrome and Edge are not here: their release builds ignore --load-extension.
const NAMES = ['chromium', 'chromium-browser', 'chromium.exe', 'Chromium'];
const APPLICATIONS = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/snap/bin/chromium'];

/** How each system's package manager installs Chromium, in the order tried. */
const INSTALLERS: [manager: string, ...commands: string[][]][] = [
  ['apt-get', ['apt-get', 'update'], ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']],
  ['dnf', ['dnf', 'install', '-y', 'chromium']],
  ['pacman', ['pacman', '-Sy', '--noconfirm', 'chromium']],
  ['zypper', ['zypper', '--non-interactive', 'install', 'chromium']],
  ['apk', ['apk', 'add', 'chromium']],
];

const HELP = `Tidbit's browser tests and "npm run try" need a Chromium that loads unpacked extensions, and none was found.
Do one of these, then run the command again:
  - install Chromium with your package manager (for example: sudo apt-get install chromium)
  - run: npx playwright install chromium
  - set the variable CHROMIUM to the path of a Chromium`;

/**
 * Path of a Chromium: the variable `CHROMIUM`, the usual names on the PATH, Playwright's cache; else it is installed
 * with the system's package manager, where that works without asking (as root, or by a sudo that wants no password).
 * Throws an `Error` that says what to do.
 */
export function findChromium(): string {
  const path = installedChromium();
  if (path) return path;
  install();
  const installed = installedChromium();
  if (!installed) throw new Error(HELP);
  return installed;
}

function installedChromium(): string | undefined {
  const { CHROMIUM, PATH = '' } = process.env;
  if (CHROMIUM) {
    if (isExecutable(CHROMIUM)) return CHROMIUM;
    throw new Error(`The variable CHROMIUM is ${CHROMIUM}, which cannot be executed. Correct it or unset it.`);
  }
  const onPath = PATH.split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)));
  return [...onPath, ...APPLICATIONS, chromium.executablePath()].find(isExecutable);
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  for (const [manager, ...commands] of INSTALLERS) {
    if (!isOnPath(manager)) continue;
    for (const command of commands) {
      const [program = '', ...args] = [...prefix, ...command];
      console.error(`No Chromium found. Installing one: ${[program, ...args].join(' ')}`);
      const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    }
    return;
  }
}

function isOnPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return false;
    throw thrown;
  }
}
