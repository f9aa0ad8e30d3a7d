import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { KnowledgeCard, type KnowledgeCardProps } from '../../components/KnowledgeCard';
import { shownIn } from '../../lib/attack/object-wording';
import type { View } from '../../lib/knowledge/view';

/** A card whose first object is at hand; `others` are those that it can lead to, each a moment away. */
export function showCard(view: View, others: readonly View[] = [], overrides: Partial<KnowledgeCardProps> = {}) {
  const known = new Map([view, ...others].map(one => [shownIn(one).id, one]));
  const start = view.replaced?.id ?? shownIn(view).id;
  const actions = {
    load: vi.fn<KnowledgeCardProps['load']>(async id => known.get(id) ?? null),
    loadAll: vi.fn<KnowledgeCardProps['loadAll']>(async id => known.get(id) ?? null),
    onClose: vi.fn<() => void>(),
    onCopy: vi.fn<KnowledgeCardProps['onCopy']>(async () => undefined),
    onOpenWorkspace: vi.fn<NonNullable<KnowledgeCardProps['onOpenWorkspace']>>(async () => undefined),
  };
  const peek = (id: string) => (id === start ? view : undefined);
  const { container } = render(<KnowledgeCard start={start} peek={peek} {...actions} {...overrides} />);
  return { ...actions, container };
}
