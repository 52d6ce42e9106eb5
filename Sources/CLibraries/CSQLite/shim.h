// What Swift cannot say to SQLite: functions with a variable number of arguments, and functions that are called for every
// row of a table.
#include <sqlite3.h>
#include <stddef.h>

extern void *memmem(const void *, size_t, const void *, size_t);

/// SQLITE_CONFIG_MEMSTATUS: without statistics of memory no lock is taken for every piece of it. Before the first database.
static inline int luoshi_sqlite_keep_no_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/// SQLITE_CONFIG_STMTJRNL_SPILL: what a savepoint needs to be undone stays in memory up to so many bytes. They go to a file
/// in one piece, and SQLite takes a piece of more than 0x1ffff bytes for a full disk (`seekAndWriteFd` in its os_unix.c).
static inline int luoshi_sqlite_keep_savepoints(int bytes) {
    return sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, bytes);
}

static inline void luoshi_text_holds(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]), *part = sqlite3_value_text(values[1]);
    if (!text || !part) return sqlite3_result_null(context);
    int length = sqlite3_value_bytes(values[0]), size = sqlite3_value_bytes(values[1]);
    sqlite3_result_int(context, memmem(text, (size_t)length, part, (size_t)size) != 0);
}

/// A text as `SearchSigns.folded` makes it, in as many bytes at most: no spaces, letters small, wide forms, dashes, quotes,
/// brackets and dots plain.
static inline size_t luoshi_fold(const unsigned char *text, size_t length, unsigned char *folded) {
    size_t size = 0, at = 0;
    while (at < length) {
        unsigned char one = text[at], two = at + 1 < length ? text[at + 1] : 0, three = at + 2 < length ? text[at + 2] : 0;
        size_t taken = 3;
        if (one == 0xEF && two == 0xBC && three >= 0x81) one = (unsigned char)(three - 0x60);
        else if (one == 0xEF && two == 0xBD && three >= 0x80 && three <= 0x9E) one = (unsigned char)(three - 0x20);
        else if (one == 0xE2 && two == 0x80 && three >= 0x90 && three <= 0x95) one = '-';
        else if (one == 0xE2 && two == 0x88 && three == 0x92) one = '-';
        else if (one == 0xE2 && two == 0x80 && (three == 0x98 || three == 0x99)) one = '\'';
        else if (one == 0xE2 && two == 0x80 && (three == 0x9C || three == 0x9D)) one = '"';
        else if (one == 0xE2 && two == 0x80 && (three == 0xA2 || three == 0xA7)) one = '.';
        else if (one == 0xE3 && two == 0x80 && three == 0x80) one = ' ';
        else if (one == 0xE3 && two == 0x80 && three >= 0x8C && three <= 0x8F) one = '"';
        else if (one == 0xE3 && two == 0x80 && (three == 0x90 || three == 0x94)) one = '[';
        else if (one == 0xE3 && two == 0x80 && (three == 0x91 || three == 0x95)) one = ']';
        else if (one == 0xC2 && two == 0xA0) one = ' ', taken = 2;
        else if (one == 0xC2 && two == 0xB7) one = '.', taken = 2;
        else taken = 1;
        at += taken;
        if (one == '(') one = '[';
        if (one == ')') one = ']';
        if (one == ' ' || one == '\t' || one == '\n' || one == '\r') continue;
        folded[size++] = one >= 'A' && one <= 'Z' ? (unsigned char)(one + 0x20) : one;
    }
    return size;
}

static inline void luoshi_text_stands(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]), *part = sqlite3_value_text(values[1]);
    if (!text || !part) return sqlite3_result_null(context);
    size_t length = (size_t)sqlite3_value_bytes(values[0]), size = (size_t)sqlite3_value_bytes(values[1]);
    unsigned char *folded = sqlite3_malloc64(length + 1);
    if (!folded) return sqlite3_result_error_nomem(context);
    length = luoshi_fold(text, length, folded);
    sqlite3_result_int(context, memmem(folded, length, part, size) != 0);
    sqlite3_free(folded);
}

/// `text_holds(text, part)`: as `instr(text, part) > 0`, which counts characters and takes five times as long.
/// `text_stands(text, part)`: the same of a text as it is compared for signs; the part is folded already.
static inline int luoshi_sqlite_add_functions(sqlite3 *database) {
    int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = sqlite3_create_function(database, "text_holds", 2, kind, 0, luoshi_text_holds, 0, 0);
    if (code != SQLITE_OK) return code;
    return sqlite3_create_function(database, "text_stands", 2, kind, 0, luoshi_text_stands, 0, 0);
}
