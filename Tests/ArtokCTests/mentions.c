/*
 Prints the names in the lines of standard input, and how many tokens each line has: what artok.h takes.

     clang -I Sources/CArtok/include Tests/ArtokCTests/mentions.c -L .build/release -lArtokC -o mentions
     ./mentions libya < text.txt
 */
#include "artok.h"

#include <stdio.h>
#include <stdlib.h>

/* A string column, to print from. */
struct strings {
    const int32_t *offsets;
    const char *bytes;
    const uint8_t *validity;
};

static struct strings strings(const artok_result *result, artok_column column) {
    return (struct strings){
        .offsets = artok_result_buffer(result, column, ARTOK_OFFSETS, NULL),
        .bytes = artok_result_buffer(result, column, ARTOK_DATA, NULL),
        .validity = artok_result_buffer(result, column, ARTOK_VALIDITY, NULL),
    };
}

static int is_null(struct strings column, int64_t index) {
    return column.validity && !(column.validity[index / 8] >> (index % 8) & 1);
}

static void print(const char *before, struct strings column, int64_t index, const char *after) {
    int32_t start = column.offsets[index];
    printf("%s%.*s%s", before, (int)(column.offsets[index + 1] - start), column.bytes + start, after);
}

static int fail(artok_status status, const char *message) {
    fprintf(stderr, "%d: %s\n", (int)status, message);
    return 1;
}

int main(int count, char **arguments) {
    static char bytes[1 << 20];
    static int32_t offsets[1 << 16] = {0};
    char message[1000];
    artok_status status;

    artok_gazetteer *gazetteer = NULL;
    status = artok_gazetteer_open(count > 1 ? arguments[1] : "libya", &gazetteer, message, sizeof message);
    if (status != ARTOK_OK) return fail(status, message);
    printf("artok %s, %lld entries\n", artok_version(), (long long)artok_gazetteer_count(gazetteer));

    int64_t line_count = 0;
    size_t size = fread(bytes, 1, sizeof bytes, stdin);
    for (size_t index = 0; index < size && line_count + 1 < (1 << 16); index++) {
        /* A line is what stands before its end; the next one starts with it, which is white space. */
        if (bytes[index] == '\n') offsets[++line_count] = (int32_t)index;
    }
    const artok_strings lines = {
        .count = line_count, .offsets = offsets, .offset_width = 4, .bytes = bytes, .byte_count = (int64_t)size};

    artok_result *tokens = NULL, *mentions = NULL, *entries = NULL;
    status = artok_tokenize(&lines, ARTOK_ARABIC, ARTOK_UTF8, &tokens, message, sizeof message);
    if (status != ARTOK_OK) return fail(status, message);
    status = artok_tag(gazetteer, &lines, ARTOK_LEFTMOST_LONGEST, ARTOK_UTF8, &mentions, message, sizeof message);
    if (status != ARTOK_OK) return fail(status, message);
    /* What the mentions are of: a row for each of them. */
    status = artok_entries(gazetteer, artok_result_buffer(mentions, ARTOK_ENTRY, ARTOK_DATA, NULL),
                           artok_result_count(mentions), &entries, message, sizeof message);
    if (status != ARTOK_OK) return fail(status, message);

    const int32_t *token_rows = artok_result_buffer(tokens, ARTOK_ROWS, ARTOK_OFFSETS, NULL);
    const int32_t *rows = artok_result_buffer(mentions, ARTOK_ROWS, ARTOK_OFFSETS, NULL);
    const int32_t *starts = artok_result_buffer(mentions, ARTOK_START, ARTOK_DATA, NULL);
    const int32_t *ends = artok_result_buffer(mentions, ARTOK_END, ARTOK_DATA, NULL);
    const uint32_t *hows = artok_result_buffer(mentions, ARTOK_HOW, ARTOK_DATA, NULL);
    struct strings proclitics = strings(mentions, ARTOK_PROCLITIC);
    for (int64_t line = 0; line < line_count; line++) {
        printf("%lld: %d tokens\n", (long long)line + 1, (int)(token_rows[line + 1] - token_rows[line]));
        /* Every line but the first starts with the end of the one before. */
        int32_t skipped = line > 0;
        for (int64_t index = rows[line]; index < rows[line + 1]; index++) {
            printf("%lld: %d-%d ", (long long)line + 1, (int)(starts[index] - skipped), (int)(ends[index] - skipped));
            print("", strings(mentions, ARTOK_TEXT), index, "");
            if (!is_null(proclitics, index)) print(" (", proclitics, index, "+)");
            print(" → ", strings(entries, ARTOK_ID), index, " ");
            print("", strings(entries, ARTOK_TYPE), index, " ");
            print("", strings(entries, ARTOK_NAME), index, "");
            for (uint32_t bit = 0; artok_how_name(bit); bit++) {
                if (hows[index] >> bit & 1) printf(" %s", artok_how_name(bit));
            }
            printf("\n");
        }
    }
    if (artok_result_count(tokens) > 0) {
        const uint8_t *kinds = artok_result_buffer(tokens, ARTOK_KIND, ARTOK_DATA, NULL);
        printf("first token: %s\n", artok_kind_name(kinds[0]));
    }

    artok_result_free(entries);
    artok_result_free(mentions);
    artok_result_free(tokens);
    artok_gazetteer_close(gazetteer);
    return 0;
}
