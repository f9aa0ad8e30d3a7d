import { z } from 'zod';

// What a debugger evaluates may use `eval`; what runs later in the same page may not, and zod asks only once.
z.config({ jitless: true });
