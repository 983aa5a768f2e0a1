import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readCompareSearch } from '../compare/search';
import { readExploreSearch, readPageSearch } from '../explore/search';
import { readFlowSearch } from '../flow/search';
import { FlowPage } from '../flow/FlowPage';
import { readFlowsSearch } from '../flows/filters';
import { FlowsPage } from '../flows/FlowsPage';
import { ErrorNotice } from '../design/Notice';
import { readProcessSearch } from '../process/search';
import { readQueueSearch } from '../queue/search';
import { NotFound } from './NotFound';
import { parseSearch, stringifySearch } from '../page/search';
import { Shell } from './Shell';

/** The map of the dashboard: every page, its address, and what the address may say. */

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/flows', replace: true });
  },
});

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  validateSearch: readFlowsSearch,
  component: FlowsPage,
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId',
  validateSearch: readFlowSearch,
  component: FlowPage,
});

const why = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId/why/$candidateId',
  component: lazyRouteComponent(() => import('../why/WhyPage'), 'WhyPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare/$pair',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('../compare/ComparePage'), 'ComparePage'),
});

const explore = createRoute({
  getParentRoute: () => root,
  path: '/explore',
  validateSearch: readExploreSearch,
  component: lazyRouteComponent(() => import('../explore/ExplorePage'), 'ExplorePage'),
});

const candidate = createRoute({
  getParentRoute: () => root,
  path: '/candidates/$candidateId',
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import('../explore/CandidatePage'), 'CandidatePage'),
});

const processes = createRoute({
  getParentRoute: () => root,
  path: '/processes',
  component: lazyRouteComponent(() => import('../process/ProcessesPage'), 'ProcessesPage'),
});

const process = createRoute({
  getParentRoute: () => root,
  path: '/processes/$name',
  validateSearch: readProcessSearch,
  component: lazyRouteComponent(() => import('../process/ProcessPage'), 'ProcessPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage'), 'SettingsPage'),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: '/admin/queue',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('../queue/QueuePage'), 'QueuePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    flows,
    flow,
    why,
    compare,
    explore,
    candidate,
    processes,
    process,
    queue,
    settings,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <ErrorNotice error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
