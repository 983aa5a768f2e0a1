package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.flowtrail.protocol.Limits;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The encoder that takes any Java value: numbers exactly, times as ISO 8601. */
final class JacksonEncoder implements Encoder {
  /** Root, steps, step, observations, observation: what a document nests around the data. */
  private static final int LEVELS_AROUND_DATA = 5;

  static final int MAX_DEPTH = Limits.DEFAULT.maxDepth() - LEVELS_AROUND_DATA;

  private final ObjectWriter writer;

  JacksonEncoder() {
    this(null);
  }

  /**
   * @param hash for what is marked to be hashed; without one it is masked
   */
  JacksonEncoder(@Nullable KeyedHash hash) {
    writer = mapper(hash).writer();
  }

  @Override
  public void encode(@Nullable Object value, OutputStream out) throws IOException {
    if (!PlainValues.encode(value, out)) {
      encodeAny(value, out);
    }
  }

  /** The same bytes, by Jackson whatever the value. */
  void encodeAny(@Nullable Object value, OutputStream out) throws IOException {
    try (SendableJson json = new SendableJson(writer.createGenerator(out))) {
      writer.writeValue(json, value);
      json.requireOneValue();
    }
  }

  private static JsonMapper mapper(@Nullable KeyedHash hash) {
    JsonMapper mapper =
        JsonMapper.builder(factory())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().setSerializerModifier(new SensitiveProperties(hash)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // Closing writes what is left, once.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();
    mapper.getSerializerProvider().setNullKeySerializer(new NullKey());
    return mapper;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        // The shortest digits, as newer Java has them by itself.
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        // Four bytes instead of twelve.
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }

  private static final class NullKey extends JsonSerializer<Object> {
    @Override
    public void serialize(@Nullable Object key, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName("null");
    }
  }
}
