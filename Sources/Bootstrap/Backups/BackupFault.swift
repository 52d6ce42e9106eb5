import Foundation

/// Why a backup could not be made or taken back, as a sentence for the person at the machine.
enum BackupFault: Error, Equatable, CustomStringConvertible {
    case missing(String)
    case notABackup(String)
    case damaged(String)
    case newer(schema: Int)
    case occupied(String)
    case archive(String)
    /// The backup holds another county, or several.
    case otherCounty(String, own: String)
    /// What the backup keeps sealed was sealed with another `personal-key`.
    case otherKey

    var description: String {
        switch self {
        case .missing(let path): "找不到备份文件 \(path)，检查路径。"
        case .notABackup(let path):
            "\(URL(fileURLWithPath: path).lastPathComponent) 不是落实的备份文件，选择由备份页面或 luoshi backup 生成的 .tar 文件。"
        case .damaged(let what): "备份不完整（\(what)），不能恢复。换用另一份备份。"
        case .newer(let schema): "备份来自更新版本的程序（第 \(schema) 版数据），没有恢复任何内容。换用新版本的程序恢复。"
        case .occupied(let place): "\(place) 已有数据，没有恢复任何内容。恢复到空的位置，或先把原来的移走。"
        case .otherCounty(let other, let own): "这份备份是\(other)的，不是\(own)的，不能恢复到这里。换用\(own)的备份。"
        case .otherKey:
            "这份备份是用另一把 personal-key 加密的，恢复到这里，里面的身份证号、电话和导入的表格都打不开。停掉服务，把那一把放到服务器上，用 luoshi restore 恢复到空的位置。"
        case .archive(let detail): "打包或解包没有完成，检查磁盘空间和权限。（\(detail)）"
        }
    }
}
