import './jitless';

/** What `openPanel` bundles into a page of the extension. */
export * from '../../lib/platform/follow-page';
export * from '../../lib/platform/page';
