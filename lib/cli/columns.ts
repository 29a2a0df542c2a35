/** Rows of cells as lines with aligned columns, two spaces apart; the first column is always aligned to the left. */
export function columns(rows: readonly (readonly string[])[], align: 'left' | 'right' = 'left'): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, n) => Math.max(widest[n] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, n) => (align === 'right' && n > 0 ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
      .join('  ')
      .trimEnd(),
  );
}
