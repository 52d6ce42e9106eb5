import TestSupport
import Web

extension Fields {
    /// The form of a page of a new ledger as a person sends it whose sheet serves none of the five areas.
    init(answering page: SeenPage) {
        self.init(Fields(page.visibleFormValues).replacing("area", with: "其他").pairs)
    }
}
