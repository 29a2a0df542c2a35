import { classOf, SPACE as WHITE } from './characters.ts';

/**
 * A set of patterns as a prefix tree in flat arrays: one step per character, whatever the number of patterns. Nodes are
 * numbered breadth first, so that the node behind edge e is e + 1, and nodes near the root lie together.
 */
export interface Trie {
  /** Node for each first UTF-16 unit; 0 where no pattern starts with it. */
  readonly roots: Int32Array;
  /** A bit for the hash of how each pattern opens. */
  readonly openings: Int32Array;
  /** For each node twice its first edge, and 1 more if patterns end there. Its edges go on to those of the next node. */
  readonly nodes: Int32Array;
  /** The unit of each edge. */
  readonly units: Uint16Array;
  /** Of a node with many edges, its row in `rows`. */
  readonly rowOf: Int32Array;
  /** The node for each ASCII unit, a row for each node with many edges. */
  readonly rows: Int32Array;
  /** Patterns that end at the node. */
  readonly outputs: readonly (readonly number[] | undefined)[];
}

/** From so many edges on, a row is looked up instead of the edges. */
const MANY_EDGES = 8;
const ROW = 128;

/** Builds the trie of `patterns`; a pattern's id is its index. Equal patterns share a node. */
export function buildTrie(patterns: readonly string[]): Trie {
  const order = patterns.map((_, id) => id);
  order.sort((a, b) => (patterns[a]! < patterns[b]! ? -1 : patterns[a]! > patterns[b]! ? 1 : a - b));
  const sorted = order.map((id) => patterns[id]!);
  const most = sorted.reduce((sum, pattern) => sum + pattern.length, 1);

  // Every node is a range of the sorted patterns that share their first `depth` units.
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const depth = new Int32Array(most);
  const nodes = new Int32Array(most + 1);
  const units = new Uint16Array(most);
  const outputs: (number[] | undefined)[] = [];
  to[0] = sorted.length;
  let edges = 0;
  for (let node = 0; node <= edges; node++) {
    const at = depth[node]!;
    const end = to[node]!;
    let i = from[node]!;
    while (i < end && sorted[i]!.length === at) i++;
    const isEnd = at > 0 && i > from[node]!;
    outputs.push(isEnd ? order.slice(from[node], i) : undefined);
    nodes[node] = edges * 2 + (isEnd ? 1 : 0);
    while (i < end) {
      const unit = sorted[i]!.charCodeAt(at);
      units[edges++] = unit;
      from[edges] = i;
      while (i < end && sorted[i]!.charCodeAt(at) === unit) i++;
      to[edges] = i;
      depth[edges] = at + 1;
    }
  }
  nodes[edges + 1] = edges * 2;
  const tree = { nodes: nodes.slice(0, edges + 2), units: units.slice(0, edges), outputs };
  return { ...tree, ...shortcuts(tree), openings: openingsOf(sorted) };
}

/** Longest opening of a pattern that is told by its hash. */
const OPENING = 4;
const HASH_BITS = 18;

/** One bit for the opening of each pattern: what lets most words of a text pass without a look at the tree. */
function openingsOf(patterns: readonly string[]): Int32Array {
  const openings = new Int32Array(2 ** (HASH_BITS - 5));
  for (const pattern of patterns) {
    let hash = 0;
    for (let n = 0; n < Math.min(OPENING, pattern.length); n++) hash = hashed(hash, pattern.charCodeAt(n));
    openings[hash >>> (37 - HASH_BITS)]! |= 1 << (hash >>> (32 - HASH_BITS));
  }
  return openings;
}

const SPACE = 32;
const HYPHEN = 45;

/** A hyphen counts as the space that it may stand for. */
function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit === HYPHEN ? SPACE : unit), 0x9e3779b1) ^ (hash >>> 15);
}

/** Whether a pattern may start at `i`. */
export function mayStart({ roots, openings }: Trie, text: string, i: number): boolean {
  if (roots[text.charCodeAt(i)] === 0) return false;
  let hash = 0;
  for (let n = 0; n < OPENING; n++) {
    const unit = text.charCodeAt(i + n);
    if (unit <= SPACE && isWideSpace(text, i + n)) return true;
    hash = hashed(hash, unit);
    if (((openings[hash >>> (37 - HASH_BITS)]! >>> (hash >>> (32 - HASH_BITS))) & 1) === 1) return true;
  }
  return false;
}

/** Tabs, and spaces in a row, may stand for one space: no hash tells. */
function isWideSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return classOf(unit) === WHITE && (unit !== SPACE || classOf(text.charCodeAt(at + 1)) === WHITE);
}

/** Tables for the first units, where every word of a text must be looked up, and for nodes with many edges. */
function shortcuts({ nodes, units }: Pick<Trie, 'nodes' | 'units'>) {
  const each = (node: number, use: (unit: number, target: number) => void) => {
    for (let e = nodes[node]! >> 1; e < nodes[node + 1]! >> 1; e++) use(units[e]!, e + 1);
  };
  const roots = new Int32Array(65536);
  each(0, (unit, child) => {
    roots[unit] = child;
  });
  const wide = [...nodes.keys()].filter((node) => (nodes[node + 1]! >> 1) - (nodes[node]! >> 1) >= MANY_EDGES);
  const rowOf = new Int32Array(nodes.length);
  const rows = new Int32Array(wide.length * ROW);
  wide.forEach((node, row) => {
    rowOf[node] = row * ROW;
    each(node, (unit, target) => {
      if (unit < ROW) rows[row * ROW + unit] = target;
    });
  });
  return { roots, rowOf, rows };
}

/** Whether a pattern ends at `node`. */
export function isEnd({ nodes }: Pick<Trie, 'nodes'>, node: number): boolean {
  return (nodes[node]! & 1) === 1;
}

/** The node after `node` for `unit`, or 0. */
export function step({ nodes, units, rowOf, rows }: Trie, node: number, unit: number): number {
  const first = nodes[node]! >> 1;
  const end = nodes[node + 1]! >> 1;
  if (end - first >= MANY_EDGES && unit < ROW) return rows[rowOf[node]! + unit]!;
  for (let e = first; e < end; e++) if (units[e] === unit) return e + 1;
  return 0;
}
