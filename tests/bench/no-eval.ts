import { z } from 'zod';

// To be imported before any schema is made. A script that a debugger puts into a page may evaluate strings at first and
// not later, which zod does not expect.
z.config({ jitless: true });
