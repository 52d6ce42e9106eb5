/// A thing with things below it: places, units, sections.
package struct TreeNode: Sendable {
    package var word: String
    package var address: String?
    package var remark: String?
    package var children: [TreeNode]
    package var isOpen: Bool

    package init(
        _ word: String,
        address: String? = nil,
        remark: String? = nil,
        isOpen: Bool = false,
        _ children: [TreeNode] = []
    ) {
        self.word = word
        self.address = address
        self.remark = remark
        self.children = children
        self.isOpen = isOpen
    }
}

extension HTMLWriter {
    package func tree(_ nodes: [TreeNode]) {
        tag("ul", ["class": "tree"]) {
            for node in nodes { tag("li") { treeNode(node) } }
        }
    }

    private func treeNode(_ node: TreeNode) {
        let open: String? = node.isOpen ? "" : nil
        if node.children.isEmpty {
            tag("div", ["class": "tree-leaf"]) { treeWords(node) }
        } else if node.address == nil {
            tag("details", ["open": open]) {
                tag("summary") { treeWords(node) }
                tree(node.children)
            }
        } else {
            tag("div", ["class": "tree-words"]) { treeWords(node) }
            tag("details", ["open": open]) {
                tag("summary", ["class": "tree-arrow"]) { visuallyHidden("\(node.word)的下级") }
                tree(node.children)
            }
        }
    }

    private func treeWords(_ node: TreeNode) {
        if let address = node.address { link(node.word, to: address) } else { text(node.word) }
        if let remark = node.remark { tag("span", ["class": "remark"], text: remark) }
    }
}

extension Gallery {
    static let tree = [
        Example("行政区划") { w in
            w.tree([
                TreeNode(
                    "甘泉县",
                    address: "/admin/regions/620999",
                    remark: "18 个乡镇",
                    isOpen: true,
                    [
                        TreeNode("清河镇", address: "/admin/regions/620999101", [TreeNode("上湾村"), TreeNode("下湾村")]),
                        TreeNode("柳湾乡", remark: "没有村"),
                    ]
                )
            ])
        }
    ]
}
