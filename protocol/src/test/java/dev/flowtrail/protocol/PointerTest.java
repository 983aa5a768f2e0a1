package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointerTest {

  @Test
  void theRootIsEmpty() {
    assertThat(Pointer.ROOT).hasToString("");
  }

  @Test
  void membersAndIndexesAreSetOffBySlashes() {
    assertThat(Pointer.ROOT.child("steps").child(3).child("status")).hasToString("/steps/3/status");
  }

  @Test
  void tildesAndSlashesInNamesAreEscaped() {
    assertThat(Pointer.ROOT.child("a/b").child("m~n").child("~1")).hasToString("/a~1b/m~0n/~01");
  }

  @Test
  void anEmptyNameIsANameToo() {
    assertThat(Pointer.ROOT.child("").child("a")).hasToString("//a");
  }

  @Test
  void aNameThatNoAnswerCanCarryIsLeftOut() {
    assertThat(Pointer.ROOT.child("a").child("\ud83d")).hasToString("/a");
    assertThat(Pointer.ROOT.child("a").child("n".repeat(256))).hasToString("/a");
  }
}
