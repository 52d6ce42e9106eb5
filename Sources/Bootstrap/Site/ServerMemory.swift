#if os(Linux)
import CMalloc
#endif

/// How a server that runs for months keeps its memory small.
enum ServerMemory {
    /// Buffers of a mebibyte and more go back to the system when freed. Left to itself glibc raises that limit to the
    /// largest block ever freed (`mallopt(3)`, `M_MMAP_THRESHOLD`), and the first checked password (19 MiB, argon2id)
    /// would stay for good, twice where two people sign in at once.
    static func returnLargeBuffers() {
        #if os(Linux)
        _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
        #endif
    }

    /// Each arena keeps what was freed in it, and left to itself glibc makes eight a core (`mallopt(3)`, `M_ARENA_MAX`): a
    /// page built on one thread leaves room that the next page, built on another, does not use.
    static func shareArenas() {
        #if os(Linux)
        _ = mallopt(M_ARENA_MAX, 4)
        #endif
    }
}
