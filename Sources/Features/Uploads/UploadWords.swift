import Core
import Files
import Records

package let uploadWords = fileWords.merging(
    IssueWords([
        "upload.key": "上传的标识不对：16 到 64 个字母、数字或 - _。刷新页面再传一次。",
        "upload.name": "文件名要有 1 到 {limit} 个字。",
        "upload.digest": "没有带上整个文件的校验值。刷新页面再传一次。",
        "upload.other": "这个标识已经用于另一个文件。刷新页面再传一次。",
        "upload.many": "你正在上传的文件已有 {limit} 个。等它们传完，或者 14 天后自动清理。",
        "upload.much": "你正在上传的文件合起来超过 {limit} MB。等它们传完再传这一个。",
        "upload.range": "这一段不在文件的范围内。从已收到的地方接着传。",
        "upload.chunk": "这一段在路上变了样，没有收下。再传这一段。",
        "upload.gap": "前面还有没收到的部分。从已收到的地方接着传。",
        "upload.changed": "传完后校验，和原来的文件不一样，已清空。从头再传一次。",
    ])
)

package let uploadRecordWords = RecordWords(["upload.arrival": "上传文件"])
