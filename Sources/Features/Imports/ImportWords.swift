import Core
import Documents
import Files
import Ledgers
import SheetShapes

/// The sentences of everything that can be wrong with an import; those of forms, cells and files are theirs.
package let importWords = ledgerWords.merging(valueWords).merging(documentWords).merging(fileWords).merging(
    IssueWords([
        "import.accountSpoiled": "{address}：“{text}”是账号被 Excel 当成了数字，后几位已经丢失，不能用。把这一列设成文本，重新填写。",
        "import.noTable": "文件里没有找到一行一条的表格。第一行写表头，下面每行一条，再传一次。",
        "import.noSuchTable": "文件里只有 {count} 张表，没有第 {number} 张。",
        "import.textNamed": "文件名是 .{ending}，里面却是文字，也没有一行一条的表格。用 Excel 或 WPS 打开原来的表，另存为 xlsx，再上传。",
        "import.hiddenSheets": "隐藏的工作表没有读：{names}。要导入它们，就在 Excel 或 WPS 里取消隐藏，再上传。",
        "import.onlyHidden": "看得见的工作表里没有一行一条的表格；隐藏的工作表（{names}）没有读。在 Excel 或 WPS 里取消隐藏，再上传。",
        "import.carried": "{columns}列的地名只写一次，下面的空格沿用上面写的地名。",
        // On the page of one import the person says where it is.
        "shape.noHeader": "没有找到表头，列按字母称呼。有表头的，在“表的位置不对？”里写明它在第几行。",
        "import.noRows": "表头下面没有数据行。核对选的是不是这张表、数据从第几行开始。",
        "import.nothing": "没有要写入的：表里的内容和台账里的完全一样。",
        "import.problem": "{sentence}",
        "import.otherCounty": "表里的地方（如“{place}”）没有一个在{county}，这像是别的县的表。核对文件是不是拿错了。",
        "import.sameFile": "这份文件（{name}）{person}在 {day} 已经导入过这本台账，新登记 {new} 条、修改 {changed} 条。再导入时相同的行不会重复写入。",
        "import.fixesKept": "已更正的 {count} 行：以前在这里改过格子，这份表的格子没有变，照更正的核对。",
        "import.sameFileUncounted": "这份文件（{name}）{person}在 {day} 已经导入过这本台账。再导入时相同的行不会重复写入。",
        "import.checkUnread": "上次的核对结果读不出来，不能显示。台账没有动过：再按一次“核对全部行”，就有新的结果。",
        "import.titleUnmapped": "选一列对应“{label}”：它是每一条的名称。",
        "import.requiredUnmapped": "“{label}”必填，表里没有对应的列。选一列，或者在下面写一个对所有行都成立的值。",
        "import.requiredUnmappedAll": "都必填，表里没有对应的列。各选一列，或者在下面写一个对所有行都成立的值。",
        "import.eachRowUnmapped": "“{label}”必填，表里没有对应的列。在列名下面选一列对应，再核对；真没有这一列，在表里补上再上传。",
        "import.eachRowUnmappedAll": "都必填，表里没有对应的列。在列名下面各选一列对应，再核对；真没有的，在表里补上再上传。",
        "import.placeUnmapped": "选一列对应所在地，或者选定所有行属于哪个地方。",
        "import.unitDifferent": "“{column}”列的单位是{unit}，“{label}”按{own}记，两者不能换算。改单位，或者换一列。",
        "import.magnitude": "{column}列没有写单位，“{label}”按{unit}记，数{words}，像是按{other}写的。是{other}就点“改列的对应”改单位。",
        "import.mixedUnits":
            "“{label}（{unit}）”里 {cell} 写的是 {number}，{other} 写的是 {text}：{number} {unit}是不是 {number} 万元？看清楚再写入。",
        "import.smallSums":
            "“{label}（{unit}）”里 {cell} 写的是 {number}，这一列都不到一百，台账里原有的多在一千以上：{number} {unit}是不是 {number} 万元？看清楚再写入。",
        "import.doubled": "“{label}”对应了 {count} 列（{columns}），只留一列，别的改成“不导入”。",
        "import.latitudeAlone": "{column} 列是“{label}”的纬度，没有一列是它的经度。经度那一列选“{label}”；没有经度的，这一列改成“不导入”。",
        "import.headerRows": "表头写成行号，例如 3 到 4，结束不能小于开始。",
        "import.dataRows": "数据行写成行号，要在表头下面，结束不能小于开始。",
        "import.bareRows": "数据行写成行号，例如 1-312，结束不能小于开始。",
        "import.namesWithHeader": "写了各列的名称，又没有写表头在第几行：没有表头就勾“没有表头”，有表头就写行号。",
        "import.names": "列名最多 {limit} 个，一个最多 60 个字，用顿号隔开。",
        "import.namesLeft": "列名写了 {names} 个，数据只有 {columns} 列，多的没有用上。看看数据行对不对。",
        "import.stale": "这次导入刚刚又改过，看清现在的样子再办。",
        "import.stage": "这次导入现在是“{stage}”，不能再办这一步。",
        "import.noDecision": "还没有定哪一行：在“还没有定”的地方选一个，再核对。",
        "import.notChecked": "先核对，再写入。",
        "import.tooMany": "一次最多导入 {limit} 万行，这张表有 {count} 行。分成几个文件再导入。",
        "import.running": "正在办理，完成后再操作。",
        "import.tooLarge": "文件太大，一个文件最多 {limit}。分成几份再传。",
        "import.sealed": "“{name}”的列的对应和改过的格是加密存放的，用现在的密钥打不开，这次导入先不能办。联系管理员核对 personal-key 是不是原来那一把；内容都还在。",
        "import.mappingSealed": "这种表以前确认过的列的对应是加密存放的，用现在的密钥打不开，这次照表头重新对应，原来记住的不替换。联系管理员核对 personal-key 是不是原来那一把。",
        "import.sameReplacement": "上传的文件和原来的一模一样，没有换。改好存盘，再上传改过的那一份；只要再核对一遍，点“重新核对”。",
        "import.noFile": "选择要导入的文件。",
    ])
)
