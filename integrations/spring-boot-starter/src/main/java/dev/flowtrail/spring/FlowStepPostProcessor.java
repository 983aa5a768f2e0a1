package dev.flowtrail.spring;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

/** Puts the step around the marked methods of all beans, and around what else Spring put there. */
final class FlowStepPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {
  private static final long serialVersionUID = 1;

  FlowStepPostProcessor(boolean proxyTargetClass) {
    setProxyTargetClass(proxyTargetClass);
    setBeforeExistingAdvisors(true);
    this.advisor =
        new DefaultPointcutAdvisor(
            new AnnotationMatchingPointcut(null, FlowStep.class, true), new FlowStepInterceptor());
  }
}
