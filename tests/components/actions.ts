import { vi } from 'vitest';
import type { TechniqueActions } from '../../components/technique-actions';

/** Actions that do nothing but remember; `overrides` replaces some. */
export function recordingActions(overrides: Partial<TechniqueActions> = {}) {
  return {
    onOpenTechnique: vi.fn<TechniqueActions['onOpenTechnique']>(),
    onOpenWorkspace: vi.fn<() => void>(),
    onCopy: vi.fn<TechniqueActions['onCopy']>(async () => undefined),
    onShowAllReports: vi.fn<TechniqueActions['onShowAllReports']>(async () => undefined),
    ...overrides,
  };
}
