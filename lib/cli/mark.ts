import { cellsOf } from '../audit/characters.ts';
import type { Evidence } from '../finding.ts';
import { printable } from '../printable.ts';
import type { Paint } from './paint.ts';

type Span = Pick<Evidence, 'start' | 'end'>;

/** The lines of a text with spans of it marked: underlined where styles show, else by a line of `^` beneath. */
export function markedLines(text: string, spans: readonly Span[], paint: Paint): string[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const marked = marksOf(line.length, spans, start);
    start += line.length + 1;
    const runs = runsOf(printable(line), marked);
    if (paint.colours)
      return runs.map((run) => (run.marked ? paint(['red', 'underline'], run.text) : run.text)).join('');
    const beneath = runs
      .map((run) => (run.marked ? '^' : ' ').repeat(cells(run.text)))
      .join('')
      .trimEnd();
    return [printable(line), ...(beneath === '' ? [] : [beneath])];
  });
}

/** Which characters of the line that begins at `start` stand in a span. */
function marksOf(length: number, spans: readonly Span[], start: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const span of spans) marks.fill(1, Math.max(0, span.start - start), Math.max(0, span.end - start));
  return marks;
}

function runsOf(line: string, marks: Uint8Array): { text: string; marked: boolean }[] {
  const runs: { text: string; marked: boolean }[] = [];
  for (let start = 0, end = 0; start < line.length; start = end) {
    while (end < line.length && marks[end] === marks[start]) end++;
    runs.push({ text: line.slice(start, end), marked: marks[start] === 1 });
  }
  return runs;
}

function cells(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += cellsOf(text.charCodeAt(i));
  return sum;
}
