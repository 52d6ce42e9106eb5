// glibc alone has it, and its own module leaves it out.
#ifdef __linux__
#include <malloc.h>
#endif
