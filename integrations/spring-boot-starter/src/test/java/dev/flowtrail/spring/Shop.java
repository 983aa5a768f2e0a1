package dev.flowtrail.spring;

import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.StepKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application as its author would write it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class Shop {
  private final FlowTrail trail;
  private final Search search;
  final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  Shop(FlowTrail trail, Search search) {
    this.trail = trail;
    this.search = search;
  }

  @Bean
  static Search search() {
    return new Search();
  }

  @GetMapping("/offers")
  List<String> offers() {
    return trail.flow("best_offer", flow -> search.find("lamp", 2));
  }

  /** Is still at work when the application is asked to end. */
  @GetMapping("/slow")
  boolean slow() throws InterruptedException {
    return trail.flow(
        "slow_offer",
        flow -> {
          asked.countDown();
          return closing.await(20, TimeUnit.SECONDS);
        });
  }

  @EventListener
  void closing(ContextClosedEvent event) {
    closing.countDown();
  }

  /** Finds what it is asked for. */
  static class Search {
    @FlowStep(kind = StepKind.RETRIEVE, input = true, output = true)
    List<String> find(String word, int places) {
      return List.of(word + " A", word + " B").subList(0, places);
    }
  }
}
