import { z } from 'zod';

// Import this first. Pages of the extension may not evaluate text, and zod finds that out by trying; but what the
// debugger runs may, until it first waits for something.
z.config({ jitless: true });
