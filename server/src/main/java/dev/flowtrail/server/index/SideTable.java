package dev.flowtrail.server.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question brings along beside the candidates: the relation {@code beside}, for as long as
 * it is answered.
 *
 * @param columns of plain names, at least one
 * @param rows each with a value for every column
 */
public record SideTable(List<Column> columns, List<List<@Nullable Object>> rows) {

  /** The relation's name. */
  public static final String NAME = "beside";
}
