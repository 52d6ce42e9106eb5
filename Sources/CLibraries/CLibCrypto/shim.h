// SHA-256 whose state is a plain value, so that it needs no memory of its own and a copy goes on by itself. OpenSSL keeps
// these functions and calls them deprecated since 3.0; without this every use would be a warning.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
