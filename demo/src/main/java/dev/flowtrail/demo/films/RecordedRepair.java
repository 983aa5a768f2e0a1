package dev.flowtrail.demo.films;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A repair as it is recorded, with the film it belongs to. */
record RecordedRepair(String id, String kind, Object found, @Nullable Object became, String why) {

  static List<RecordedRepair> allOf(Cleaned cleaned) {
    return cleaned.rows().stream()
        .flatMap(row -> row.repairs().stream().map(repair -> of(row.id(), repair)))
        .toList();
  }

  private static RecordedRepair of(String id, Repair repair) {
    return new RecordedRepair(id, repair.kind(), repair.found(), repair.became(), repair.why());
  }
}
