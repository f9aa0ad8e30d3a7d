import { objectKey } from '../../lib/attack/kinds';
import { type KnownObject, knownObjects } from '../../lib/knowledge/known-objects';
import { isObject, type ObjectSubject, type Subject, subjectKey } from '../../lib/notes/subject';
import { useDesk } from './desk';
import { useLive } from './use-live';

/** What is known of the objects that a list shows. */
export interface Names {
  known: (object: ObjectSubject) => KnownObject | undefined;
  nameOf: (object: ObjectSubject) => string | undefined;
  /** A subject in words: `T1204 User Execution`, or the title of a page. */
  titleOf: (subject: Subject) => string;
}

/** Looks the objects up, once for all of them. */
export function useNames(objects: readonly ObjectSubject[]): Names {
  const { knowledge } = useDesk();
  const keys = [...new Set(objects.map(subjectKey))].sort().join();
  const found = useLive(() => knownObjects(knowledge, objects), [knowledge, keys])?.value;
  const known = ({ kind, id }: ObjectSubject) => found?.get(objectKey(kind, id));
  const nameOf = (object: ObjectSubject) => known(object)?.name;
  const titleOf = (subject: Subject) =>
    isObject(subject) ? [subject.id, nameOf(subject)].filter(Boolean).join(' ') : subject.title || subject.url;
  return { known, nameOf, titleOf };
}
