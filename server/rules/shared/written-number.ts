/** A number as people write it. */
export interface WrittenNumber {
  readonly value: number
  /** What its last digit stands for when it is rounded: 100,000 of "1.2M", 1,000 of "15,000", 0 of "312". */
  readonly step: number
}

/** What `readNumber` reads, for use in a pattern. */
export const numberPattern = '\\d[\\d,.]{0,20}(?:\\s?(?:k|m|bn|thousand|million|billion)\\b)?'

/** The number that a match of `numberPattern` means; `undefined` where it can be read in two ways: "1.500". */
export function readNumber(written: string): WrittenNumber | undefined {
  const match = /^(\d[\d,.]{0,20}?)[.,]?(?:\s?([a-z]{1,8}))?$/i.exec(written)
  const digits = match?.[1] ?? ''
  const factor = factors[match?.[2]?.toLowerCase() ?? ''] ?? 1
  if (
    /^\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?$|^\d{1,15}(?:\.\d{1,6})?$/.test(digits)
    && !(factor === 1 && /^\d{1,3}\.\d{3}$/.test(digits))
  ) {
    return rounded(digits.replaceAll(',', ''), factor)
  }
  return undefined
}

const factors: Readonly<Record<string, number>> = {k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9}

function rounded(digits: string, factor: number): WrittenNumber {
  const value = Number(digits) * factor
  const decimals = digits.split('.')[1]?.length ?? 0
  if (factor !== 1 || decimals) return {value, step: factor / 10 ** decimals}
  const zeros = /0{0,20}$/.exec(digits)?.[0].length ?? 0
  return {value, step: 2 <= zeros && 4 <= digits.length ? 10 ** Math.min(zeros, digits.length - 2) : 0}
}

/** With a comma for each thousand if `sample` has one, and as many decimals. */
export function printNumber(value: number, decimals: number, sample: string): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: sample.includes(','),
  })
}
