import type { CDPSession, Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Time of the thread itself, in microseconds. */
  tdur?: number;
  args: { name?: string };
}

/**
 * Watches the tasks of pages from now on. The function it gives ends that and tells how long the longest took, in ms of
 * its thread's own time: what other processes take away in between does not count, as it would in holes of a heartbeat.
 */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const tasks: TraceEvent[] = [];
  const mainThreads = new Set<string>();
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.name === 'RunTask' && event.ph === 'X') tasks.push(event);
      if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') mainThreads.add(threadOf(event));
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'], excludedCategories: ['*'] },
  });
  return async () => {
    const isComplete = new Promise(done => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await isComplete;
    await session.detach();
    const times = tasks.filter(task => mainThreads.has(threadOf(task))).map(({ tdur = 0 }) => tdur / 1000);
    if (times.length === 0) throw new Error('The trace has no task of a page');
    return times.reduce((longest, time) => Math.max(longest, time), 0);
  };
}
