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

/// `text_holds(text, part)`: as `instr(text, part) > 0`, which counts characters and takes five times as long.
static inline int luoshi_sqlite_add_functions(sqlite3 *database) {
    return sqlite3_create_function(database, "text_holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, 0,
                                   luoshi_text_holds, 0, 0);
}
