/// A part of a whole: 任务 121 of 214 sentences.
package struct Share: Sendable {
    /// Which of the strip's shades it takes; `open` stands out, for what nobody owns yet.
    package enum Shade: String, Sendable { case first, second, third, fourth, open }

    package var word: String
    package var count: Int
    package var address: String?
    package var shade: Shade

    package init(_ word: String, _ count: Int, _ shade: Shade, address: String? = nil) {
        self.word = word
        self.count = count
        self.shade = shade
        self.address = address
    }
}

extension HTMLWriter {
    /// `全文 214 句` as one bar cut into its parts, each named with its count.
    package func shareStrip(_ whole: String, _ shares: [Share]) {
        let total = max(shares.reduce(0) { $0 + $1.count }, 1)
        tag("div", ["class": "shares"]) {
            tag("p", ["class": "shares-whole"], text: whole)
            tag(
                "svg",
                ["class": "shares-bar", "viewBox": "0 0 100 8", "preserveAspectRatio": "none", "aria-hidden": "true"]
            ) {
                var start = 0
                for share in shares where share.count > 0 {
                    let left = HTMLWriter.percentPoint(Double(start) / Double(total))
                    let width = HTMLWriter.percentPoint(Double(share.count) / Double(total))
                    tag("rect", ["class": "shade-\(share.shade.rawValue)", "x": left, "width": width, "height": "8"]) {}
                    start += share.count
                }
            }
            tag("ul", ["class": "shares-key"]) {
                for share in shares { tag("li") { shareKey(share) } }
            }
        }
    }

    private func shareKey(_ share: Share) {
        tag("svg", ["class": "shares-swatch", "viewBox": "0 0 10 10", "aria-hidden": "true"]) {
            tag("rect", ["class": "shade-\(share.shade.rawValue)", "width": "10", "height": "10", "rx": "2"]) {}
        }
        let words = "\(share.word) \(Format.number(share.count))"
        if let address = share.address { link(words, to: address) } else { tag("span", text: words) }
    }
}

extension Gallery {
    static let shares = [
        Example("全文覆盖") { w in
            w.shareStrip(
                "全文 214 句",
                [
                    Share("任务", 121, .first), Share("背景", 52, .second), Share("评价", 16, .third),
                    Share("套语", 10, .fourth),
                    Share("待定", 15, .open, address: "#open-sentences"),
                ]
            )
        }
    ]
}
