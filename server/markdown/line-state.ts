/**
 * What is open where a line begins. All that the lines below depend on stands here, apart from the header above a
 * table's dashes.
 */
export interface LineState {
  /** Quotes and list items, outermost first. */
  readonly containers: readonly Container[]
  readonly leaf: Leaf
}

/** A quote or a list item that holds the line. */
export interface Container {
  /** Columns by which the lines of an item are indented below what holds it; 0 of a quote, whose lines have a mark. */
  readonly width: number
  /** An item without a word so far, which a blank line ends. */
  readonly isEmpty: boolean
}

/** The block that the next line may go on with. */
export interface Leaf {
  readonly kind: 'none' | 'paragraph' | 'table' | 'code' | 'fence' | 'html'
  /**
   * Of a fence the mark that closes it, of HTML its kind in CommonMark, `1` to `7`, of code `-` when it is a list that
   * is indented too far.
   */
  readonly mark: string
  /**
   * Of a paragraph: units from the start of its last line at which its text begins, or -1 where that line cannot head a
   * table.
   */
  readonly head: number
  /** Of a paragraph: it has dashes below a header, but not as many cells. */
  readonly isTable: boolean
  /** Of a paragraph that opens with definitions of links: what is not yet known to be one. */
  readonly definitions: string | undefined
}

/** Nothing is open: the next line begins a block. */
export const noLeaf = leafOf('none')
/** A table whose dashes have been read. */
export const tableLeaf = leafOf('table')
/** Of a line that no quote or item holds. */
export const noContainers: readonly Container[] = []

/** What the first line of a document finds. */
export const initialState: LineState = {containers: noContainers, leaf: noLeaf}

/** A leaf, by default without what only some kinds have. */
export function leafOf(
  kind: Leaf['kind'],
  mark = '',
  head = -1,
  isTable = false,
  definitions: string | undefined = undefined,
): Leaf {
  return {kind, mark, head, isTable, definitions}
}

/** Whether the lines below read the same after both. */
export function isSameState(a: LineState, b: LineState): boolean {
  return isSameLeaf(a.leaf, b.leaf) && areSameContainers(a.containers, b.containers)
}

function isSameLeaf(a: Leaf, b: Leaf): boolean {
  return (
    a === b
    || (a.kind === b.kind
      && a.mark === b.mark
      && a.head === b.head
      && a.isTable === b.isTable
      && a.definitions === b.definitions)
  )
}

/** Whether both hold the same, item for item. */
export function areSameContainers(a: readonly Container[], b: readonly Container[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] as Container, b[i] as Container]
    if (one.width !== other.width || one.isEmpty !== other.isEmpty) return false
  }
  return true
}
