import { AppError } from '../attack/app-error';

/** A file as the reader saves it. */
export interface SavedFile {
  name: string;
  mime: string;
  text: string;
}

/** Long after every browser has taken the address over to its downloads. */
const REVOKE_AFTER_MS = 60_000;

/** Hands files to the browser's downloads: no permission is needed, and where they go is the reader's setting. */
export function saveFiles(files: readonly SavedFile[]): void {
  for (const { name, mime, text } of files) {
    const url = URL.createObjectURL(new Blob([text], { type: mime }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
  }
}

/** Larger files are no notes of anybody; reading one would stop the page. */
const LARGEST = 500 * 1024 * 1024;

/**
 * The text of a file that the reader has chosen.
 *
 * @throws AppError `bad-file` where it is too large or cannot be read
 */
export async function readFile(file: File): Promise<string> {
  if (file.size > LARGEST) throw new AppError('bad-file', `“${file.name}” is larger than 500 MB.`);
  try {
    return await file.text();
  } catch (thrown) {
    throw new AppError('bad-file', `“${file.name}” cannot be read. Was it moved or deleted?`, { cause: thrown });
  }
}
