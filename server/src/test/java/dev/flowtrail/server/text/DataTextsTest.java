package dev.flowtrail.server.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataTextsTest {

  private final List<String> texts = new ArrayList<>();

  private boolean read(String json) throws IOException {
    return DataTexts.read(new ByteArrayInputStream(json.getBytes(UTF_8)), texts::add);
  }

  @Test
  void textsAreStringsThatAreValuesHoweverDeep() throws IOException {
    assertThat(read("{\"name\":\"a\",\"b\":[1,true,null,\"\\u00e9\",{\"c\":\"d\"}]}")).isTrue();
    assertThat(texts).containsExactly("a", "é", "d");
  }

  @Test
  void textThatIsTheWholeDataIsOne() throws IOException {
    assertThat(read("\"week 2\"")).isTrue();
    assertThat(texts).containsExactly("week 2");
  }

  @Test
  void readingEndsBeforeATextThatIsTooLong() throws IOException {
    String huge = "x".repeat(3 * DataTexts.MAX_CHARS);
    assertThat(read("[\"a\",\"" + huge + "\",\"b\"]")).isFalse();
    assertThat(texts).containsExactly("a");
  }
}
