import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has no popovers, and hides what is one for good.
HTMLElement.prototype.showPopover = function show() {
  this.removeAttribute('popover');
};

afterEach(cleanup);
