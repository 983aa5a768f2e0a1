package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;

class FieldPathRoundTripTest {

  @Property
  void everyPathIsReadBackFromItsText(
      @ForAll @NotEmpty List<@Chars({'.', '\\'}) @CharRange(from = 'a', to = 'c') String> names) {
    FieldPath path = new FieldPath(names);

    assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
  }

  @Property
  void everyTextIsAPathThatKeepsItsNames(@ForAll String text) {
    FieldPath path = FieldPath.parse(text);

    assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
  }
}
