import Core

/// The sentences of kit Documents: what is the matter, and what to do about it.
package let documentWords = IssueWords([
    "document.empty": "这个文件是空的，0 个字节。打开原文件看看内容是否已保存，再上传一次。",
    "document.noText": "这个文件里没有文字，可能是扫描件或只有图片。上传有文字的版本，或把文字粘贴到下面的框里。",
    "document.unknownType": "这是{found}，从里面读不出文字。上传 Word 文档（.docx）、纯文本（.txt、.md），或把文字粘贴到下面的框里。",
    "document.notReally": "这个文件名以 .{ending} 结尾，但内容是{found}。上传 Word 文档，或把文字粘贴到下面的框里。",
    "document.notReallyUnknown": "这个文件名以 .{ending} 结尾，但内容不是 {ending} 文件。上传 Word 文档，或把文字粘贴到下面的框里。",
    "document.oldFormat": "这是{found}，现在还不能直接读。用 WPS 或 Word 打开，另存为 .docx 再上传，或把文字粘贴到下面的框里。",
    "document.toolMissing":
        "这是{found}，服务器上装了 LibreOffice 才能读（管理员运行 apt-get install libreoffice-writer）。也可以用 WPS 或 Word 打开，另存为 .docx 再上传。",
    "document.pdfToolMissing":
        "这是 PDF 文件，服务器上装了 poppler-utils 才能读（管理员运行 apt-get install poppler-utils）。也可以上传 Word 原稿，或把文字粘贴到下面的框里。",
    "document.damaged": "这个{found}打不开，可能没有传完或已损坏。用 WPS 或 Word 打开看看，另存一份再上传。",
    "document.conversionTooSlow": "这个文件转换了 {seconds} 秒还没有完，没有读取。用 WPS 或 Word 打开，另存为 .docx 再上传。",
    "document.scanned":
        "这份 PDF 共 {pages} 页，大多没有文字，是扫描件。上传 Word 原稿或有文字的 PDF；只有纸质件时，先用扫描软件识别成文字，核对后粘贴到下面的框里。",
    "document.garbled": "这份 PDF 的字体没有带文字信息，读出来是乱码。上传 Word 原稿，或在 PDF 里选中文字看能否复制，能复制就粘贴到下面的框里。",
    "document.brokenArchive": "这个文档不完整，可能没有传完或下载时断了。重新复制一份能打开的，再上传一次。",
    "document.passwordProtected": "这个文档加了密码。用 Word 或 WPS 打开，去掉打开密码后另存，再上传。",
    "document.tooLarge": "这个文件超过 {limit} MB。删去文档里的图片再上传，或把文字粘贴到下面的框里。",
    "document.tooManyCharacters": "这份文字超过 {limit} 万字。分成几份，一份一份地上传。",
    "document.unpacksTooLarge": "这个文档解开后大得不合常理，没有读取。用 Word 或 WPS 打开后另存为新的 .docx，再上传。",
    "document.macroDocument": "这个文档带宏，没有读取。用 Word 或 WPS 打开，另存为 .docx 再上传。",
    "document.doctypeRefused": "这个文档里有外部引用声明，没有读取。用 Word 或 WPS 打开后另存为新的 .docx，再上传。",
    "document.notText": "这个文件名是文本文件，但内容不是文字。上传 Word 文档，或把文字粘贴到下面的框里。",
    "document.unreadable": "这个文件没能读出来。重新上传一次，或把文字粘贴到下面的框里。",

    "sheet.empty": "这个表格文件是空的，0 个字节。打开原表看看内容是否已保存，再上传一次。",
    "sheet.noText": "这个表格里一行内容也没有。在第一张工作表里填好表头和数据，再上传。",
    "sheet.unknownType": "这是{found}，不是表格。上传 Excel 表格（.xlsx）或 .csv 文件。",
    "sheet.notReally": "这个文件名以 .{ending} 结尾，但内容是{found}。上传 Excel 表格（.xlsx）或 .csv 文件。",
    "sheet.notReallyUnknown": "这个文件名以 .{ending} 结尾，但内容不是 {ending} 文件。上传 Excel 表格（.xlsx）或 .csv 文件。",
    "sheet.oldFormat": "这是{found}，现在还不能直接读。用 WPS 或 Excel 打开，另存为 .xlsx 再上传。",
    "sheet.toolMissing":
        "这是{found}，服务器上装了 LibreOffice 才能读（管理员运行 apt-get install libreoffice-calc）。也可以用 WPS 或 Excel 打开，另存为 .xlsx 再上传。",
    "sheet.damaged": "这个{found}打不开，可能没有传完或已损坏。用 WPS 或 Excel 打开看看，另存一份再上传。",
    "sheet.conversionTooSlow": "这个文件转换了 {seconds} 秒还没有完，没有读取。用 WPS 或 Excel 打开，另存为 .xlsx 再上传。",
    "sheet.brokenArchive": "这个表格不完整，可能没有传完或下载时断了。重新复制一份能打开的，再上传一次。",
    "sheet.passwordProtected": "这个表格加了密码。用 Excel 或 WPS 打开，去掉打开密码后另存，再上传。",
    "sheet.tooLarge": "这个文件超过 {limit} MB。删去用不到的工作表和图片，或分成几份上传。",
    "sheet.tooManyCharacters": "表格里有一格超过 {limit} 万字。把长文字放到附件里，再上传。",
    "sheet.tooManyRows": "这个表格超过 {limit} 万行。分成几份，一份一份地上传。",
    "sheet.tooManyColumns": "这个表格有一行超过 {limit} 列，读不了这么宽的表。删去用不到的列，或分成几张表，再上传。",
    "sheet.unpacksTooLarge": "这个表格解开后大得不合常理，没有读取。把数据复制到新的表格里，再上传。",
    "sheet.doctypeRefused": "这个表格里有外部引用声明，没有读取。把数据复制到新的表格里，再上传。",
    "sheet.notText": "这个文件名是 .csv，但内容不是文字。上传 Excel 表格（.xlsx）或 .csv 文件。",
    "sheet.unclosedQuote": "第 {row} 行有一个引号（\"）没有配对，后面的内容分不出列。补上引号，或另存为 .xlsx 再上传。",
    "sheet.unreadable": "这个表格没能读出来。重新上传一次。",
    "sheet.cannotWrite": "表格没有写成，稍后再导出一次；仍不行时联系管理员查看磁盘空间。",
])
