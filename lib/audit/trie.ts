/** A set of patterns as a prefix tree in flat arrays: one step per character, whatever the number of patterns. */
export interface Trie {
  /** Node for each first UTF-16 unit; 0 where no pattern starts with it. */
  readonly roots: Int32Array;
  /** Node for each pair of first ASCII units; 0 where no pattern starts with them. */
  readonly pairs: Int32Array;
  readonly firstEdge: Int32Array;
  readonly edgeUnits: Uint16Array;
  readonly edgeTargets: Int32Array;
  /** Of a node with many edges, one more than the number of its row in `rows`; 0 for the others. */
  readonly rowOf: Int32Array;
  /** The node for each ASCII unit, a row for each node with many edges. */
  readonly rows: Int32Array;
  /** Patterns that end at the node. */
  readonly outputs: readonly (readonly number[] | undefined)[];
}

/** From so many edges on, a row is looked up instead of the edges. */
const MANY_EDGES = 5;
const ROW = 128;

interface Node {
  edges: Map<number, Node>;
  patterns: number[];
}

/** Builds the trie of `patterns`; a pattern's id is its index. Equal patterns share a node. */
export function buildTrie(patterns: readonly string[]): Trie {
  const root: Node = { edges: new Map(), patterns: [] };
  patterns.forEach((pattern, id) => {
    let node = root;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      let next = node.edges.get(unit);
      if (next === undefined) {
        next = { edges: new Map(), patterns: [] };
        node.edges.set(unit, next);
      }
      node = next;
    }
    node.patterns.push(id);
  });
  return flatten(root);
}

function flatten(root: Node): Trie {
  const order: Node[] = [root];
  const numbers = new Map<Node, number>([[root, 0]]);
  for (let i = 0; i < order.length; i++) {
    for (const child of order[i]!.edges.values()) {
      numbers.set(child, order.length);
      order.push(child);
    }
  }
  const firstEdge = new Int32Array(order.length + 1);
  const edgeUnits = new Uint16Array(order.length);
  const edgeTargets = new Int32Array(order.length);
  let edge = 0;
  order.forEach((node, n) => {
    firstEdge[n] = edge;
    for (const [unit, child] of node.edges) {
      edgeUnits[edge] = unit;
      edgeTargets[edge++] = numbers.get(child)!;
    }
  });
  firstEdge[order.length] = edge;
  const wide = order.flatMap(({ edges }, n) => (edges.size >= MANY_EDGES ? [n] : []));
  const rowOf = new Int32Array(order.length);
  const rows = new Int32Array(wide.length * ROW);
  wide.forEach((n, row) => {
    rowOf[n] = row + 1;
    for (const [unit, child] of order[n]!.edges) if (unit < ROW) rows[row * ROW + unit] = numbers.get(child)!;
  });
  const roots = new Int32Array(65536);
  for (const [unit, child] of root.edges) roots[unit] = numbers.get(child)!;
  const pairs = new Int32Array(ROW * ROW);
  for (const [first, child] of root.edges) {
    if (first >= ROW) continue;
    if (child.patterns.length > 0) pairs.fill(numbers.get(child)!, first * ROW, (first + 1) * ROW);
    for (const [second, next] of child.edges) if (second < ROW) pairs[first * ROW + second] = numbers.get(next)!;
  }
  return {
    roots,
    pairs,
    firstEdge,
    edgeUnits,
    edgeTargets,
    rowOf,
    rows,
    outputs: order.map((node) => (node.patterns.length > 0 ? node.patterns : undefined)),
  };
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
