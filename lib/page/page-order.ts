import type { Mention } from './marks';

/** Orders mentions as a reader meets them: by document order, with what is in a shadow root at its host's place. */
export function inPageOrder(a: Mention, b: Mention): number {
  const [first, second] = [a.nodes[0], b.nodes[0]];
  return first === second ? a.start - b.start : orderOfNodes(first, second);
}

function orderOfNodes(a: Node, b: Node): number {
  // Most pairs are in one tree.
  if (a.getRootNode() === b.getRootNode()) return orderInTree(a, b);
  const [pathA, pathB] = [hostsOf(a), hostsOf(b)];
  const fork = pathA.findIndex((node, depth) => node !== pathB[depth]);
  const [nodeA, nodeB] = [pathA[fork], pathB[fork]];
  // One of them is the host that the other lies in.
  if (!nodeA || !nodeB) return pathA.length - pathB.length;
  return orderInTree(nodeA, nodeB);
}

/** The hosts around a node from the outermost on, and the node itself. */
function hostsOf(node: Node): Node[] {
  const path = [node];
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    path.unshift(root.host);
  return path;
}

function orderInTree(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
