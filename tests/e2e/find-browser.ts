import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser that the tests need, and how to come by it. */
export interface BrowserKind {
  name: string;
  /** The environment variable that may hold its path. */
  variable: string;
  /** Its names on the PATH. */
  names: string[];
  /** Paths where it may be beside those. */
  elsewhere: string[];
  /** What each system's package manager calls it. */
  packages: Record<Manager, string>;
  /** For what it is needed, and ways to get it by hand. */
  help: string;
}

const MANAGERS = ['apt-get', 'dnf', 'pacman', 'zypper', 'apk'] as const;

type Manager = (typeof MANAGERS)[number];

/** How each system's package manager installs a package, in the order tried. */
const INSTALL: Record<Manager, (name: string) => string[][]> = {
  'apt-get': name => [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', name],
  ],
  dnf: name => [['dnf', 'install', '-y', name]],
  pacman: name => [['pacman', '-Sy', '--noconfirm', name]],
  zypper: name => [['zypper', '--non-interactive', 'install', name]],
  apk: name => [['apk', 'add', name]],
};

/**
 * Path of a browser: the one in its variable, the usual names on the PATH, the usual places; else it is installed with
 * the system's package manager, where that works without asking (as root, or by a sudo that wants no password).
 * Throws an `Error` that says what to do.
 */
export function findBrowser(kind: BrowserKind): string {
  const path = installed(kind);
  if (path) return path;
  install(kind);
  const now = installed(kind);
  if (!now) throw new Error(kind.help);
  return now;
}

function installed({ variable, names, elsewhere }: BrowserKind): string | undefined {
  const given = process.env[variable];
  if (given) {
    if (isExecutable(given)) return given;
    throw new Error(`The variable ${variable} is ${given}, which cannot be executed. Correct it or unset it.`);
  }
  const onPath = folders().flatMap(folder => names.map(name => join(folder, name)));
  return [...onPath, ...elsewhere].find(isExecutable);
}

function install({ name, packages }: BrowserKind): void {
  const manager = MANAGERS.find(program => folders().some(folder => existsSync(join(folder, program))));
  if (!manager) return;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of INSTALL[manager](packages[manager])) {
    const [program = '', ...args] = [...prefix, ...command];
    console.error(`No ${name} found. Installing one: ${[program, ...args].join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}

function folders(): string[] {
  return (process.env.PATH ?? '').split(delimiter);
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
