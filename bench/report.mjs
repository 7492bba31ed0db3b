export const percent = share => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '-');
export const milliseconds = time => (Number.isFinite(time) ? time.toFixed(time < 10 ? 1 : 0) : '-');
export const ratio = value => (Number.isFinite(value) ? value.toFixed(2) : '-');

/** Prints rows under headers: the first column to the left, numbers to the right. */
export function printTable(headers, rows) {
  const cells = [headers, ...rows].map(row => row.map(String));
  const widths = headers.map((_, column) => Math.max(...cells.map(row => row[column].length)));
  const line = row =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  console.log([line(cells[0]), widths.map(width => '-'.repeat(width)).join('  '), ...cells.slice(1).map(line)].join('\n'));
}

/** Whether a figure keeps its target, as a line of the summary: `{ part, what, value, target, isKept }`. */
export const check = (part, what, value, target, shown = ratio) => ({
  part,
  what,
  value,
  target,
  isKept: value <= target,
  line: `${value <= target ? 'kept  ' : 'MISSED'} ${part.padEnd(3)} ${what}: ${shown(value)} (target ${shown(target)})`,
});
