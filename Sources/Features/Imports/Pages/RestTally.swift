import Pages

/// What became of the rows a writing left for later: how many were written since, and how many are still to be.
struct RestTally {
    /// Rows the writing left out.
    let left: Int
    /// Of these written, also where the ledger had them as they are.
    let written: Int
    /// Of these not written by any writing so far.
    let open: Int
    private let isTakenBack: Bool

    /// - Parameter rests: those that were left, then those the writing of these left.
    init(_ result: ImportResult, _ rests: [SheetImport]) {
        let done = rests.filter { $0.stage == .written }.compactMap(\.result)
        left = result.refused
        written = done.map(\.good).reduce(0, +)
        open = done.last?.refused ?? result.refused
        isTakenBack = rests.last?.stage == .undone
    }

    /// 上次没有写的 6 行，3 行写好了，还有 3 行没有写
    func words(then end: String) -> String {
        let start = "上次没有写的 \(Format.number(left)) 行"
        if isTakenBack || open == 0 { return "\(start)另外办过了\(end)" }
        let rest = "还有 \(Format.number(open)) 行没有写"
        return written == 0 ? rest + end : "\(start)，\(Format.number(written)) 行写好了，\(rest)\(end)"
    }
}
