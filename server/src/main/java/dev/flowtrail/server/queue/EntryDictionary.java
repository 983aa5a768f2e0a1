package dev.flowtrail.server.queue;

import java.nio.charset.StandardCharsets;

/**
 * What the documents of most entries have in common, the most frequent at the end, where zstd finds
 * it cheapest. Entries that wait were compressed with it: it must never be changed. A better one is
 * another dictionary, for another format.
 */
final class EntryDictionary {

  private static final String SUMMARY =
      """
      {\\"items\\":10,\\"passed\\":5,\\"failed\\":5,\\"fields\\":{\\"score\\":{\\"type\\":\
      \\"number\\",\\"present\\":10,\\"missing\\":0,\\"mismatched\\":0,\\"min\\":0.0,\\"max\\":\
      1.0},\\"passed\\":{\\"type\\":\\"boolean\\",\\"present\\":10,\\"missing\\":0,\
      \\"mismatched\\":0,\\"true\\":5,\\"false\\":5}}}\
      """;

  private static final String DOCUMENT =
      """
      {\\"items\\":10,\\"passed\\":null,\\"failed\\":null,\\"fields\\":{\\"name\\":{\\"type\\":\
      \\"string\\",\\"present\\":10}}},"attributes":{"trace":{"traceId":"","spanId":""},"parentId":\
      "generate","retrieve","score","rank","select","llm","tool","transform","failed","running",\
      "pending","output","config","other","price":"number","passed":"boolean","name":"string",\
      "rank":"rank","reason":"reason","rules":"rules"\
      {"flow":{"id":"00000000-0000-8000-8000-000000000000","name":"selection","key":"","status":\
      "completed","reason":"","createdAt":"2026-01-01T00:00:00.000Z","finishedAt":\
      "2026-01-01T00:00:00.000Z"},"steps":[{"id":"01970000-0000-7000-8000-000000000000","name":\
      "filter","version":1,"position":0,"kind":"filter","status":"completed","reason":"",\
      "createdAt":"2026-01-01T00:00:00.000Z","startedAt":"2026-01-01T00:00:00.000Z","finishedAt":\
      "2026-01-01T00:00:00.000Z","observations":[{"id":"00000000-0000-8000-8000-000000000000",\
      "name":"input","version":1,"role":"input","capturedAt":"2026-01-01T00:00:00.000Z","data":[\
      "00000000-0000-0000-0000-000000000000",100,null,null,null,0,0,false]}]},{"id":\
      "01970000-0000-7000-8000-000000000000","name":"rank","version":1,"position":1,"kind":"rank",\
      "status":"completed","reason":"kept ","createdAt":"2026-01-01T00:00:00.000Z","startedAt":null,\
      "finishedAt":null,"observations":[{"id":"01970000-0000-7000-8000-000000000000","name":\
      "candidates","version":1,"role":"candidates","capturedAt":"2026-01-01T00:00:00.000Z","roles":{\
      "id":"id","passed":"passed","score":"score"},"queryable":{"score":"number"},"data":[\
      "00000000-0000-0000-0000-000000000000",100,10,5,"%s",0,0,false]}]}]}\
      """;

  private EntryDictionary() {}

  static byte[] bytes() {
    return DOCUMENT.formatted(SUMMARY).getBytes(StandardCharsets.UTF_8);
  }
}
