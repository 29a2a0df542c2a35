/** A set of patterns as a prefix tree in flat arrays: one step per character, whatever the number of patterns. */
export interface Trie {
  /** Node for each first UTF-16 unit; 0 where no pattern starts with it. */
  readonly roots: Int32Array;
  /** Node for each pair of first ASCII units; 0 where no pattern starts with them. */
  readonly pairs: Int32Array;
  /** The edges of node n are those from firstEdge[n] up to firstEdge[n + 1]. */
  readonly firstEdge: Int32Array;
  readonly edgeUnits: Uint16Array;
  readonly edgeTargets: Int32Array;
  /** Of a node with many edges, one more than the number of its row in `rows`; 0 for the others. */
  readonly rowOf: Int32Array;
  /** The node for each ASCII unit, a row for each node with many edges. */
  readonly rows: Int32Array;
  /** 1 for a node at which patterns end: a small table for the many nodes at which none does. */
  readonly isEnd: Uint8Array;
  /** Patterns that end at the node. */
  readonly outputs: readonly (readonly number[] | undefined)[];
}

/** From so many edges on, a row is looked up instead of the edges. */
const MANY_EDGES = 8;
const ROW = 128;

/** Builds the trie of `patterns`; a pattern's id is its index. Equal patterns share a node. */
export function buildTrie(patterns: readonly string[]): Trie {
  const order = patterns
    .map((_, id) => id)
    .sort((a, b) => (patterns[a]! < patterns[b]! ? -1 : patterns[a]! > patterns[b]! ? 1 : a - b));
  const sorted = order.map((id) => patterns[id]!);
  const total = sorted.reduce((sum, pattern) => sum + pattern.length, 1);

  // Every node is a range of the sorted patterns that share their first `depth` units; breadth first.
  const from = new Int32Array(total);
  const to = new Int32Array(total);
  const depth = new Int32Array(total);
  const firstEdge = new Int32Array(total + 1);
  const edgeUnits = new Uint16Array(total);
  const edgeTargets = new Int32Array(total);
  const outputs: (number[] | undefined)[] = [];
  to[0] = sorted.length;
  let nodes = 1;
  let edges = 0;
  for (let node = 0; node < nodes; node++) {
    firstEdge[node] = edges;
    const at = depth[node]!;
    const end = to[node]!;
    let i = from[node]!;
    while (i < end && sorted[i]!.length === at) i++;
    outputs.push(i > from[node]! && at > 0 ? order.slice(from[node], i) : undefined);
    while (i < end) {
      const unit = sorted[i]!.charCodeAt(at);
      from[nodes] = i;
      while (i < end && sorted[i]!.charCodeAt(at) === unit) i++;
      to[nodes] = i;
      depth[nodes] = at + 1;
      edgeUnits[edges] = unit;
      edgeTargets[edges++] = nodes++;
    }
  }
  firstEdge[nodes] = edges;
  const isEnd = Uint8Array.from(outputs, (output) => (output === undefined ? 0 : 1));
  const tree = { firstEdge: firstEdge.slice(0, nodes + 1), edgeUnits, edgeTargets, isEnd, outputs };
  return { ...tree, ...shortcuts(tree, nodes) };
}

/** Tables for the first units, where every word of a text must be looked up, and for nodes with many edges. */
function shortcuts(tree: Pick<Trie, 'firstEdge' | 'edgeUnits' | 'edgeTargets' | 'outputs'>, nodes: number) {
  const edgesOf = (node: number) => tree.firstEdge[node + 1]! - tree.firstEdge[node]!;
  const each = (node: number, use: (unit: number, target: number) => void) => {
    for (let e = tree.firstEdge[node]!; e < tree.firstEdge[node + 1]!; e++)
      use(tree.edgeUnits[e]!, tree.edgeTargets[e]!);
  };
  const roots = new Int32Array(65536);
  const pairs = new Int32Array(ROW * ROW);
  each(0, (first, child) => {
    roots[first] = child;
    if (first >= ROW) return;
    if (tree.outputs[child] !== undefined) pairs.fill(child, first * ROW, (first + 1) * ROW);
    each(child, (second, target) => {
      if (second < ROW) pairs[first * ROW + second] = target;
    });
  });
  const rowOf = new Int32Array(nodes);
  let wide = 0;
  for (let node = 0; node < nodes; node++) if (edgesOf(node) >= MANY_EDGES) rowOf[node] = ++wide;
  const rows = new Int32Array(wide * ROW);
  for (let node = 0; node < nodes; node++) {
    const row = rowOf[node]!;
    if (row === 0) continue;
    each(node, (unit, target) => {
      if (unit < ROW) rows[(row - 1) * ROW + unit] = target;
    });
  }
  return { roots, pairs, rowOf, rows };
}

/** Whether a pattern may start with the two units: a quick no for most words of a text. */
export function mayStart({ roots, pairs }: Trie, first: number, second: number): boolean {
  return first < ROW && second < ROW ? pairs[first * ROW + second] !== 0 : roots[first] !== 0;
}

/** The node after `node` for `unit`, or 0. */
export function step(trie: Trie, node: number, unit: number): number {
  const row = trie.rowOf[node]!;
  if (row !== 0 && unit < ROW) return trie.rows[(row - 1) * ROW + unit]!;
  const end = trie.firstEdge[node + 1]!;
  for (let e = trie.firstEdge[node]!; e < end; e++) {
    if (trie.edgeUnits[e] === unit) return trie.edgeTargets[e]!;
  }
  return 0;
}
