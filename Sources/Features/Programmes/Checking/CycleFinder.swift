/// Finds things that wait for each other.
struct CycleFinder<Node: Hashable> {
    let next: (Node) -> [Node]
    private var done: Set<Node> = []

    init(next: @escaping (Node) -> [Node]) { self.next = next }

    /// Passes over these nodes from now on: what they wait for was told.
    mutating func close(_ nodes: [Node]) { done.formUnion(nodes) }

    /// A way from the node back to itself, first and last the same; nil where there is none.
    mutating func cycle(from start: Node) -> [Node]? {
        var path: [Node] = []
        var waiting: [[Node]] = [[start]]
        while let level = waiting.last {
            guard let node = level.first else {
                waiting.removeLast()
                if let left = path.popLast() { done.insert(left) }
                continue
            }
            waiting[waiting.count - 1].removeFirst()
            if let place = path.firstIndex(of: node) { return Array(path[place...]) + [node] }
            if done.contains(node) { continue }
            path.append(node)
            waiting.append(next(node))
        }
        return nil
    }
}
