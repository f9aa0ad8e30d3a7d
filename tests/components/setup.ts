import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// To look for a role in a whole card takes jsdom more than the usual second where other work runs.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no popovers, and hides what is one for good.
HTMLElement.prototype.showPopover = function show() {
  this.removeAttribute('popover');
};

afterEach(cleanup);
