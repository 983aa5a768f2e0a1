package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.text.Fragment;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is there for a text.
 *
 * @param fragment null when it could not be read in time
 */
record FragmentRow(Row row, @Nullable Fragment fragment) implements Row {

  @Override
  public void writeMembers(JsonGenerator json) throws IOException {
    row.writeMembers(json);
    json.writeFieldName("fragment");
    if (fragment == null) {
      json.writeNull();
    } else {
      fragment.write(json);
    }
  }

  @Override
  public List<@Nullable Object> cells() {
    return row.cells();
  }
}
