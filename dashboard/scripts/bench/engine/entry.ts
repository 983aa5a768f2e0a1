/* What of the worker's engine the benchmark measures, bundled as it is for the browser. */
export { buildColumns } from '../../../src/observations/columns/build';
export { discoverColumns } from '../../../src/observations/columns/discover';
export { planColumns } from '../../../src/observations/columns/plan';
export { CandidateTable } from '../../../src/observations/query/CandidateTable';
export { surveyDocument } from '../../../src/observations/scan/survey';
