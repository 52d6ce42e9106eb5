import Pages

/// How many things stand at each light: the strip above a list of them, and how many a list has in all.
package struct LightCounts {
    private let counts: [Light: Int]
    /// 项, 个.
    private let unit: String
    private let word: (Light) -> String

    /// - Parameter word: what the lights of such things are called.
    package init(_ counts: [Light: Int], unit: String, word: @escaping (Light) -> String = { $0.signal.word }) {
        self.word = word
        self.counts = counts
        self.unit = unit
    }

    /// Things with one of the lights; every thing where none is named.
    package func total(of lights: Set<Light> = []) -> Int {
        counts.reduce(0) { $0 + (lights.isEmpty || lights.contains($1.key) ? $1.value : 0) }
    }

    /// One figure for each light things are told apart by.
    package func stats(_ address: (Light) -> String) -> [Stat] {
        Light.standing.map { light in
            Stat(
                word(light),
                "\(counts[light] ?? 0)",
                unit: unit,
                address: address(light),
                signal: light.signal
            )
        }
    }

    /// The strip of a list: all of its things, then those of each light.
    package func strip(_ w: HTMLWriter, _ address: (Set<Light>) -> String) {
        let sum = Stat("全部", "\(total())", unit: unit, address: address([]))
        w.statStrip([sum] + stats { address([$0]) }, label: "按灯统计")
    }
}
