/// What a county assigned before: which units carried tasks of which words.
package struct PastAssignments: Sendable {
    package struct Assignment: Sendable, Hashable, Codable {
        /// The task's text or title.
        package var text: String
        /// The unit's name, as it shall be suggested.
        package var unit: String
        package var role: UnitRole

        package init(text: String, unit: String, role: UnitRole) {
            self.text = text
            self.unit = unit
            self.role = role
        }
    }

    package private(set) var assignments: [Assignment]

    package init(_ assignments: [Assignment] = []) {
        self.assignments = assignments
    }
}
