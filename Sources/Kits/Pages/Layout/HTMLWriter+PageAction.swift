extension HTMLWriter {
    func pageAction(_ action: PageAction, kind: ButtonKind, token: String) {
        switch action {
        case .link(let word, let address, let icon): linkButton(word, to: address, kind: kind, icon: icon)
        case .forked(let word, let address, let inHand, let icon):
            tag("span", ["class": "at-desk"]) { linkButton(word, to: address, kind: kind, icon: icon) }
            tag("span", ["class": "in-hand"]) { linkButton(word, to: inHand, kind: kind, icon: icon) }
        case .post(let word, let address, let fields, let icon):
            actionForm(word, to: address, token: token, kind: kind, fields: fields, icon: icon)
        case .print(let word): printButton(word)
        }
    }
}
