/** One record of a file as its format gives it: a value that may be a post, or what kept it from being read. */
export type FileRecord = { line: number; value: unknown } | { line: number; problem: Problem };

export interface Problem {
  /** Path of the field, such as `creator.handle`; empty where the whole record is wrong. */
  field: string;
  /** What is wrong and what to write instead. */
  message: string;
}

/** Longest record that is read, in bytes: a post is far smaller, and a file without line breaks must not fill the memory. */
export const MAX_RECORD_BYTES = 5_000_000;

export const TOO_LONG: Problem = {
  field: '',
  message: `the record is longer than ${MAX_RECORD_BYTES / 1_000_000} MB: no post is; check its line breaks and quotes`,
};

export const NOT_UTF8: Problem = { field: '', message: 'the text is not UTF-8: save the file as UTF-8' };
