import { resolve } from 'node:path';

/** Where the reference data is, which is not part of this repository. */
export const REFERENCE = resolve(process.env.TIDBIT_REFERENCE ?? '../shared');
