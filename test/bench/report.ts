/** One line of the report. */
export interface Row {
  /** What is measured, as the first two columns have it. */
  readonly what: string
  readonly size: string
  readonly unit: 'ms' | 'MB' | 'KB'
  readonly ours: number
  readonly peer?: {readonly name: string; readonly value: number}
  /** What is to be reached: at most so much, and at most so many times what the peer has. */
  readonly most?: number
  readonly ratio?: number
}

/** Prints the lines as a Markdown table, each as soon as it is known, and counts what is reached. */
export interface Report {
  heading(text: string): void
  row(row: Row): void
  /** Something could not be measured. */
  note(text: string): void
  end(): void
}

export function startReport(print: (line: string) => void = console.log): Report {
  let reached = 0
  let over = 0
  const cells = (...values: string[]): string =>
    `| ${values.map((it, index) => it.padEnd(widths[index] ?? 0)).join(' | ')} |`
  return {
    heading(text) {
      print(`\n### ${text}\n`)
      print(cells('what', 'size', 'ours', 'peer', 'ours / peer', 'to reach', ''))
      print(cells(...widths.map(it => '-'.repeat(it))))
    },
    row({what, size, unit, ours, peer, most, ratio}) {
      const share = peer && ours / peer.value
      const isAsked = most !== undefined || (ratio !== undefined && share !== undefined)
      // What could not be measured is NaN, and not reached.
      const isReached =
        (most === undefined || ours <= most) && (ratio === undefined || share === undefined || share <= ratio)
      if (isAsked) isReached ? reached++ : over++
      const wanted = [most !== undefined && `${most} ${unit}`, ratio !== undefined && `${figure(ratio)} ×`]
        .filter(Boolean)
        .join(', ')
      print(
        cells(
          what,
          size,
          `${figure(ours)} ${unit}`,
          peer ? `${peer.name} ${figure(peer.value)} ${unit}` : '–',
          share === undefined ? '–' : `${figure(share)} ×`,
          wanted,
          isAsked ? (isReached ? 'ok' : 'over') : '',
        ),
      )
    },
    note: text => print(`<!-- ${text} -->`),
    end: () => print(`\n${reached} ok, ${over} over`),
  }
}

const widths = [34, 14, 10, 26, 11, 18, 4]

/** The value below which the given share of all lies, between the two nearest. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? NaN
  return low + ((sorted[Math.ceil(at)] ?? NaN) - low) * (at % 1)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function figure(value: number): string {
  return Number.isFinite(value) ? value.toFixed(100 <= value ? 0 : 10 <= value ? 1 : 2) : '–'
}

export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
