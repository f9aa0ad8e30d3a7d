import { useRef, useState } from 'react';
import type { Course } from '../../components/CourseButton';
import type { Watch } from '../../lib/notes/watch';
import type { Desk } from './desk';

/** Work that takes a while, one at a time. */
interface CourseControl {
  /** `work` gives the sentence on what came of it. While other work of this course lasts, nothing is started. */
  start: (work: (watch: Required<Watch>) => Promise<string>) => void;
  /** How far it is, once it takes longer than a moment. */
  course: Course | null;
}

/** Carries out long work; `onTold` is told what came of it. What goes wrong is shown as of any command. */
export function useCourse(run: Desk['run'], onTold: (told: string | null) => void): CourseControl {
  const [share, setShare] = useState<number | null>(null);
  const running = useRef<AbortController>(null);
  return {
    start: work => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      onTold(null);
      run(() =>
        work({ signal: controller.signal, onProgress: setShare })
          .then(onTold)
          .finally(() => {
            running.current = null;
            setShare(null);
          }),
      );
    },
    course: share === null ? null : { share, onCancel: () => running.current?.abort() },
  };
}
