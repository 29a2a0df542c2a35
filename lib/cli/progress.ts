import { SingleBar } from 'cli-progress';

/** Work shorter than this shows no bar. */
export const LONG_BYTES = 1_000_000;

/** A bar on standard error. Lines can be written above it while it stands. */
export interface Progress {
  update(bytes: number, posts: number): void;
  line(text: string): void;
  stop(): void;
}

export const NO_PROGRESS: Progress = {
  update() {},
  line: (text) => void process.stderr.write(`${text}\n`),
  stop() {},
};

export function startProgress(totalBytes: number): Progress {
  const format = '{bar} {percentage}%  {posts} posts  {eta_formatted} left';
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true, stream: process.stderr });
  bar.start(totalBytes, 0, { posts: 0 });
  const stop = () => {
    process.off('exit', stop);
    if (bar.isActive) bar.stop();
  };
  // The reader of the results may end the process: the cursor must come back.
  process.on('exit', stop);
  let shown = 0;
  return {
    update(bytes, posts) {
      if (bytes === shown) return;
      shown = bytes;
      bar.update(bytes, { posts: posts.toLocaleString('en') });
    },
    line: (text) => void process.stderr.write(`\r\u001b[K${text}\n`),
    stop,
  };
}
