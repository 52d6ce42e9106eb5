/* 100,000 rows of 20 columns with libxlsxwriter in constant memory: what the program's own writer is held against. */
#include <stdio.h>
#include <xlsxwriter.h>

int main(int argc, char **argv) {
    if (argc < 2) return 64;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "台账");
    lxw_format *text = workbook_add_format(book), *number = workbook_add_format(book);
    format_set_border(text, LXW_BORDER_THIN);
    format_set_border(number, LXW_BORDER_THIN);
    format_set_num_format(number, "#,##0");
    char words[64];
    for (int column = 0; column < 20; column++) {
        snprintf(words, sizeof words, "列%d", column);
        worksheet_write_string(sheet, 0, column, words, text);
    }
    for (int row = 0; row < 100000; row++)
        for (int column = 0; column < 20; column++) {
            if (column % 2) {
                worksheet_write_number(sheet, row + 1, column, row * 20 + column, number);
            } else {
                snprintf(words, sizeof words, "云雾镇上坪村%d号", (row * 7 + column) % 9973);
                worksheet_write_string(sheet, row + 1, column, words, text);
            }
        }
    return workbook_close(book);
}
