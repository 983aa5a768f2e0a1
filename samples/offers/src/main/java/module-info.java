/** Opens its package to Jackson, so that its records can be captured. */
module dev.flowtrail.samples.offers {
  requires dev.flowtrail.sdk;

  opens dev.flowtrail.samples.offers to
      com.fasterxml.jackson.databind;
}
