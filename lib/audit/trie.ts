/**
 * A set of patterns as a prefix tree in flat arrays: one step per character, whatever the number of patterns. Nodes are
 * numbered breadth first, so that the node behind edge e is e + 1, and nodes near the root lie together.
 */
export interface Trie {
  /** Node for each first UTF-16 unit; 0 where no pattern starts with it. */
  readonly roots: Int32Array;
  /** For each pair of first ASCII units: 0, LONG (what starts with them has four units or more) or SHORT. */
  readonly pairs: Uint8Array;
  /** A bit for the hash of the first four units of every pattern. */
  readonly openings: Uint8Array;
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

const LONG = 1;
const SHORT = 2;

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
  return { ...tree, ...shortcuts(tree), ...openingsOf(sorted) };
}

/** What lets most words of a text pass without a look at the tree. */
function openingsOf(patterns: readonly string[]): Pick<Trie, 'pairs' | 'openings'> {
  const pairs = new Uint8Array(ROW * ROW);
  const openings = new Uint8Array(HASHES);
  for (const pattern of patterns) {
    const first = pattern.charCodeAt(0);
    const second = pattern.charCodeAt(1);
    if (pattern.length === 1 && first < ROW) pairs.fill(SHORT, first * ROW, (first + 1) * ROW);
    if (!(first < ROW && second < ROW)) continue;
    const isLong = pattern.length >= 4;
    if (isLong) openings[hashAt(pattern, 0)] = 1;
    pairs[first * ROW + second] = Math.max(pairs[first * ROW + second]!, isLong ? LONG : SHORT);
  }
  return { pairs, openings };
}

const HASHES = 65536;

const SPACE = 32;
const HYPHEN = 45;

/** Of the four units from `i`; a hyphen counts as the space that it may stand for. */
function hashAt(text: string, i: number): number {
  const at = (n: number) => {
    const unit = text.charCodeAt(i + n);
    return unit === HYPHEN ? SPACE : unit;
  };
  const head = (at(0) << 7) ^ at(1);
  const tail = (at(2) << 7) ^ at(3);
  return (Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)) >>> 16;
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

/** Whether a pattern may start at `i`: a quick no for most words of a text. */
export function mayStart({ roots, pairs, openings }: Trie, text: string, i: number): boolean {
  const first = text.charCodeAt(i);
  const second = text.charCodeAt(i + 1);
  if (!(first < ROW && second < ROW)) return roots[first] !== 0;
  const kind = pairs[first * ROW + second]!;
  return kind === SHORT || (kind === LONG && openings[hashAt(text, i)] === 1);
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
