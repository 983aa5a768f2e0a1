package dev.flowtrail.server.explore;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Parquet file as a program reads it that knows nothing of us. */
final class ParquetRows {

  private ParquetRows() {}

  static List<Map<String, @Nullable Object>> of(byte[] file) {
    List<Map<String, @Nullable Object>> read = new ArrayList<>();
    try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
        RowReader rows = parquet.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        read.add(row(rows));
      }
    } catch (IOException e) {
      throw new AssertionError("no Parquet", e);
    }
    return read;
  }

  private static Map<String, @Nullable Object> row(RowReader row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.getFieldCount(); i++) {
      String name = row.getFieldName(i);
      Object value = row.isNull(name) ? null : row.getValue(name);
      values.put(name, value instanceof PqList list ? list.strings() : value);
    }
    return values;
  }
}
