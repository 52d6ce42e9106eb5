import Database
import GRDB
import GRDBSQLite

/// The FTS5 tokenizer `han`: what `SearchTokens` cuts.
final class HanTokenizer: FTS5CustomTokenizer {
    static let name = "han"

    init(db: GRDB.Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?,
        tokenization: FTS5Tokenization,
        pText: UnsafePointer<CChar>?,
        nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return SQLITE_OK }
        var code = SQLITE_OK
        let text = UnsafeRawBufferPointer(start: pText, count: Int(nText)).bindMemory(to: UInt8.self)
        SearchTokens.scan(text) { token, range in
            token.withMemoryRebound(to: CChar.self) {
                code = tokenCallback(
                    context,
                    0,
                    $0.baseAddress,
                    CInt($0.count),
                    CInt(range.lowerBound),
                    CInt(range.upperBound)
                )
            }
            return code == SQLITE_OK
        }
        return code
    }
}
