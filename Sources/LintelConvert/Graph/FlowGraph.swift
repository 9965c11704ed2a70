// SPDX-License-Identifier: GPL-2.0-only

/// A place that a function passes.
struct FlowNode {
  /// What is done there.
  let kind: FlowKind
  /// Where it stands in the function's code.
  let place: Int
  /// The nodes that may come next; of a branch the one where the condition holds, then the other.
  var next: [Int] = []
}

/// What is done at a node.
enum FlowKind {
  /// Nothing: ways meet or part here.
  case join
  /// An expression is evaluated.
  case evaluate(Int)
  /// A variable is declared, with its first value.
  case declare(variable: Int, value: Int?)
  /// A condition without `&&` and `||` decides.
  case branch(Int)
  /// A loop macro starts a turn, or is done.
  case turn(Int)
  /// The function is left.
  case leave(Int?)
}

/// The ways through a function.
struct FlowGraph {
  /// The nodes; the first is the entry.
  var nodes: [FlowNode] = []
  /// The nodes at which a turn of a loop starts.
  var loops: Set<Int> = []
  /// The function's expressions, with those that the graph has made of them.
  var expressions: [Expression]
}
