package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerBuilder;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.util.NameTransformer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the encoder from writing what is marked as {@link Sensitive}. */
final class SensitiveProperties extends BeanSerializerModifier {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final @Nullable KeyedHash hash;

  SensitiveProperties(@Nullable KeyedHash hash) {
    this.hash = hash;
  }

  @Override
  public List<BeanPropertyWriter> changeProperties(
      SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
    for (int i = 0; i < properties.size(); i++) {
      Sensitive sensitive = properties.get(i).getAnnotation(Sensitive.class);
      if (sensitive != null) {
        properties.set(i, new Hidden(properties.get(i), sensitive.value(), hash));
      }
    }
    return properties;
  }

  /** Members without names of their own cannot be hidden one by one. */
  @Override
  public BeanSerializerBuilder updateBuilder(
      SerializationConfig config, BeanDescription bean, BeanSerializerBuilder builder) {
    if (isSensitive(bean.findAnyGetter())) {
      builder.setAnyGetter(null);
      builder.getProperties().replaceAll(SensitiveProperties::withoutAny);
      BeanPropertyWriter[] filtered = builder.getFilteredProperties();
      if (filtered != null) {
        Arrays.setAll(filtered, i -> withoutAny(filtered[i]));
      }
    }
    return builder;
  }

  /** Jackson writes what an any-getter gives by a property of its own. */
  private static BeanPropertyWriter withoutAny(BeanPropertyWriter property) {
    return property instanceof AnyGetterWriter
        ? new Hidden(property, Redaction.Mode.DROP, null)
        : property;
  }

  @Override
  public JsonSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
    return isSensitive(bean.findJsonValueAccessor()) ? new Masked() : serializer;
  }

  @Override
  public JsonSerializer<?> modifyEnumSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription bean,
      JsonSerializer<?> serializer) {
    return modifySerializer(config, bean, serializer);
  }

  private static boolean isSensitive(@Nullable AnnotatedMember member) {
    return member != null && member.hasAnnotation(Sensitive.class);
  }

  private static final class Masked extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Redaction.MASKED);
    }
  }

  /** A property of which a mask or a hash is written, or nothing. */
  private static final class Hidden extends BeanPropertyWriter {
    private final Redaction.Mode mode;
    private final transient @Nullable KeyedHash hash;

    Hidden(BeanPropertyWriter property, Redaction.Mode mode, @Nullable KeyedHash hash) {
      super(property);
      this.mode = mode;
      this.hash = hash;
    }

    /** The copy under another name hides its value too. */
    @Override
    public BeanPropertyWriter rename(NameTransformer transformer) {
      return new Hidden(super.rename(transformer), mode, hash);
    }

    /** An unwrapped property would be written by its parts, past this one. */
    @Override
    public BeanPropertyWriter unwrappingWriter(NameTransformer unwrapper) {
      return this;
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider)
        throws Exception {
      if (mode != Redaction.Mode.DROP) {
        json.writeFieldName(getName());
        json.writeString(shown(bean, provider));
      }
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializerProvider provider)
        throws Exception {
      json.writeString(mode == Redaction.Mode.DROP ? null : shown(bean, provider));
    }

    private @Nullable String shown(Object bean, SerializerProvider provider) throws Exception {
      if (mode != Redaction.Mode.HASH || hash == null) {
        return Redaction.MASKED;
      }
      TokenBuffer value = new TokenBuffer(PLAIN, false);
      super.serializeAsElement(bean, value, provider);
      return hashed(value, hash.begin());
    }

    /** As it would be hashed for its path. */
    private static @Nullable String hashed(TokenBuffer value, KeyedHash.Running running)
        throws IOException {
      try (JsonParser parser = value.asParser()) {
        JsonToken first = parser.nextToken();
        for (JsonToken token = first; token != null; token = parser.nextToken()) {
          running.add(parser.getText());
        }
        return first == JsonToken.VALUE_NULL ? null : running.result();
      }
    }
  }
}
