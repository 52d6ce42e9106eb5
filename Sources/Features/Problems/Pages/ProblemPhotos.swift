import Core
import Pages

/// How the place looked before and after, side by side; other papers stand as links.
struct ProblemPhotos {
    let problem: Problem
    let history: ProblemHistory

    func write(to w: HTMLWriter) {
        guard !history.files.isEmpty else { return }
        w.panel("整改前后对照") {
            w.tag("div", ["class": "sides"]) {
                side("整改前", history.files(.before), w)
                side("整改后", history.files(.after), w)
            }
            let review = history.files(.review)
            if !review.isEmpty { w.tag("div", ["class": "sides"]) { side("复核、回头看", review, w) } }
        }
    }

    private func side(_ word: String, _ files: [ProblemFile], _ w: HTMLWriter) {
        w.tag("section", ["class": "sides-side"]) {
            w.tag("h3", text: word)
            if files.isEmpty { w.remark("还没有照片。") }
            for file in files where file.isPicture {
                w.tag("figure") {
                    w.tag("a", ["href": address(file)]) {
                        w.void("img", ["src": address(file), "alt": "\(word)：\(file.name)", "loading": "lazy"])
                    }
                    w.tag("figcaption", text: "\(file.at.day) · \(file.person)")
                }
            }
            let papers = files.filter { !$0.isPicture }
            if !papers.isEmpty { w.fileList(papers.map { FileLink($0.name, address($0), bytes: $0.size) }) }
        }
    }

    private func address(_ file: ProblemFile) -> String { "/problems/\(problem.id)/files/\(file.id)" }
}
