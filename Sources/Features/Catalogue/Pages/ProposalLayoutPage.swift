import Documents
import Imports
import Pages
import SheetShapes

/// `/proposed-ledgers/{proposal}/layout`: the sheet with its row numbers, where a person says where the table stands.
struct ProposalLayoutPage {
    let id: ProposalID
    let file: SheetName
    let tables: [String]
    let table: Int
    let version: Int
    let one: SheetTables.One
    let layout: TableLayout
    /// Nothing is proposed yet.
    let isUnread: Bool
    var entered: LayoutFields.Entered?
    var errors: [FieldError] = []

    private var address: String { "/proposed-ledgers/\(id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "新台账：表在哪里",
            lead: isUnread
                ? "“\(file.told)”里没有认出一行一条的表格。看下面的行号，说出表头和数据各在第几行。没有表头也可以。"
                : "“\(file.told)”的表头或数据读得不对，就在这里说。字段照新的表头重新读，改过的要再改一次。",
            breadcrumbs: [Crumb("专项", "/programmes"), Crumb("新台账", "/proposed-ledgers")],
            context: context
        )
        return page.render { w in
            w.tableChoice(tables, table, version, address, context)
            w.form(address + "/layout", token: context.token, errors: errors) {
                w.hidden("version", "\(version)")
                SheetRows(grid: one.grid).write(w)
                LayoutFields(table: one.table, layout: layout, entered: entered, errors: errors).write(w)
                w.formActions {
                    w.button("按这些行重新读")
                    w.linkButton(
                        isUnread ? "换一个文件" : "返回字段",
                        to: isUnread ? "/proposed-ledgers" : address,
                        kind: .quiet
                    )
                }
            }
            w.discarding(address, context)
        }
    }
}

extension HTMLWriter {
    /// The tables of a file, to choose another.
    func tableChoice(_ tables: [String], _ table: Int, _ version: Int, _ address: String, _ context: PageContext) {
        guard tables.count > 1 else { return }
        details("文件里有 \(tables.count) 张表，现在用的是：\(tables[min(table, tables.count - 1)])") {
            form(address + "/table", token: context.token) {
                hidden("version", "\(version)")
                radios(
                    Field("table", "用哪一张表", value: "\(table)"),
                    tables.enumerated().map { Choice("\($0)", $1) }
                )
                formActions { button("换用这张表", kind: .secondary) }
            }
        }
    }

    /// What somebody else wrote meanwhile beside what stands in the form and is not saved.
    func sides(_ sides: [ProposalSide]) {
        guard !sides.isEmpty else { return }
        panel("不同的地方", remark: "下面的表单里是您写的。要用现在保存着的，就照它改；再保存一次，就以表单里的为准。") {
            table("不同的地方", [TableColumn("哪一项", .name), TableColumn("现在保存着的"), TableColumn("您写的")]) {
                for side in sides {
                    row {
                        cell(side.label)
                        cell(side.theirs.isEmpty ? "空着" : side.theirs)
                        cell(side.mine.isEmpty ? "空着" : side.mine)
                    }
                }
            }
        }
    }

    func discarding(_ address: String, _ context: PageContext) {
        confirm("放弃这份拟建台账", kind: .danger) {
            form(address + "/discarding", token: context.token) {
                paragraph("上传的表格和这里的修改都不再保留，已建成的台账不受影响。")
                formActions { button("放弃拟建台账", kind: .danger) }
            }
        }
    }
}
