package dev.flowtrail.samples.spring;

import dev.flowtrail.sdk.Current;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Outcome;
import dev.flowtrail.sdk.StepKind;
import dev.flowtrail.sdk.Submission;
import dev.flowtrail.spring.FlowStep;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Records one decision of a bean's methods, and says where it can be looked at. */
@SpringBootApplication
public class Application {

  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments).close();
  }

  @Bean
  Offers offers() {
    return new Offers();
  }

  @Bean
  CommandLineRunner decide(FlowTrail trail, Offers offers) {
    return arguments -> {
      Flow flow = trail.createFlow("spring_offer", "order-4711");
      try (Current.Bound bound = Current.bind(flow)) {
        offers.inStock(offers.find("lamp"));
      }
      report(flow.finish());
    };
  }

  private static void report(Submission submission) {
    if (submission.await(Duration.ofMinutes(1)) != Outcome.DELIVERED) {
      throw new IllegalStateException(submission.toString());
    }
    System.out.println(submission.dashboardUrl());
  }

  /** Two steps of the decision. */
  static class Offers {

    @FlowStep(kind = StepKind.RETRIEVE, input = true, output = true)
    List<String> find(String word) {
      return List.of(word + " A", word + " B");
    }

    @FlowStep(value = "in_stock", kind = StepKind.FILTER, output = true)
    List<String> inStock(List<String> offers) {
      return offers.subList(0, 1);
    }
  }
}
