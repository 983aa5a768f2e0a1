package dev.flowtrail.server.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** The two forms in which an exporter may speak, and is answered. */
enum Encoding {
  PROTOBUF("application/x-protobuf") {
    @Override
    byte[] success(Rejections rejections) {
      ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
      if (rejections.total() > 0) {
        response.setPartialSuccess(
            ExportTracePartialSuccess.newBuilder()
                .setRejectedSpans(rejections.total())
                .setErrorMessage(rejections.message()));
      }
      return response.build().toByteArray();
    }

    /** Two fields of google.rpc.Status, for which no library is needed. */
    @Override
    byte[] failure(int code, String message) {
      return written(bytes -> {
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt32(1, code);
        out.writeString(2, message);
        out.flush();
      });
    }
  },

  JSON("application/json") {
    @Override
    byte[] success(Rejections rejections) {
      return object(json -> {
        if (rejections.total() > 0) {
          json.writeObjectFieldStart("partialSuccess");
          json.writeStringField("rejectedSpans", Long.toString(rejections.total()));
          json.writeStringField("errorMessage", rejections.message());
          json.writeEndObject();
        }
      });
    }

    @Override
    byte[] failure(int code, String message) {
      return object(json -> {
        json.writeNumberField("code", code);
        json.writeStringField("message", message);
      });
    }
  };

  private final String mediaType;

  Encoding(String mediaType) {
    this.mediaType = mediaType;
  }

  static Optional<Encoding> findByMediaType(String mediaType) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.mediaType.equalsIgnoreCase(mediaType))
        .findFirst();
  }

  String mediaType() {
    return mediaType;
  }

  /** The answer to an export that was taken, but for what is named. */
  abstract byte[] success(Rejections rejections);

  /**
   * The answer to one that was not.
   *
   * @param code a code of gRPC
   */
  abstract byte[] failure(int code, String message);

  private interface Writing<T> {
    void to(T target) throws IOException;
  }

  private static byte[] written(Writing<ByteArrayOutputStream> writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] object(Writing<JsonGenerator> members) {
    return written(bytes -> {
      try (JsonGenerator json = JsonInText.WRITING.createGenerator(bytes)) {
        json.writeStartObject();
        members.to(json);
        json.writeEndObject();
      }
    });
  }
}
