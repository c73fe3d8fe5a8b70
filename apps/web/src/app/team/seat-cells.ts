/** The cell that an arrow leads to; undefined at the edge, and for any other key. Left and right are as they are seen. */
export function cellBeside(cell: HTMLElement, key: string): HTMLElement | undefined {
  const row = cell.closest<HTMLElement>('tr');
  const rows = [...(cell.closest('tbody')?.querySelectorAll<HTMLElement>('tr[data-seat]') ?? [])];
  if (!row) return undefined;
  const cellsOf = (of: HTMLElement | undefined) => [...(of?.querySelectorAll<HTMLElement>('th, td') ?? [])];
  const isRightToLeft = getComputedStyle(cell).direction === 'rtl';
  const [at, line] = [cellsOf(row).indexOf(cell), rows.indexOf(row)];
  switch (key) {
    case 'ArrowDown':
      return cellsOf(rows[line + 1])[at];
    case 'ArrowUp':
      return line > 0 ? cellsOf(rows[line - 1])[at] : undefined;
    case 'ArrowRight':
    case 'ArrowLeft': {
      const step = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
      return at + step < 0 ? undefined : cellsOf(row)[at + step];
    }
    default:
      return undefined;
  }
}
