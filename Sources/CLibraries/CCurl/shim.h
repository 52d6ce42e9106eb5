#include <curl/curl.h>

/* Functions with a varying number of arguments are not seen by Swift. */
static inline CURLcode luoshi_curl_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode luoshi_curl_number(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode luoshi_curl_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode luoshi_curl_large(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}
typedef size_t (*luoshi_curl_piece)(char *, size_t, size_t, void *);
static inline CURLcode luoshi_curl_function(CURL *curl, CURLoption option, luoshi_curl_piece function) {
    return curl_easy_setopt(curl, option, function);
}
static inline CURLcode luoshi_curl_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode luoshi_curl_status(CURL *curl, long *status) {
    return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
}
static inline CURLcode luoshi_curl_uploaded(CURL *curl, curl_off_t *bytes) {
    return curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, bytes);
}
static const long luoshi_curl_everything = CURL_GLOBAL_ALL;
static const long luoshi_curl_encrypted = CURLUSESSL_ALL;
static const long luoshi_curl_tls12 = CURL_SSLVERSION_TLSv1_2;
