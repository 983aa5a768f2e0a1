import { getRouteApi } from '@tanstack/react-router';
import { Notice } from '../design/Notice';
import { FilterLinks } from './FilterLinks';
import { activeFilters } from './filters';

const route = getRouteApi('/flows');

/** Nothing matches: which filters are in force, each removable on its own. */
export function NoMatch() {
  return (
    <Notice title="No flow matches all of these filters">
      <p>Remove one:</p>
      <FilterLinks filters={activeFilters(route.useSearch())} />
    </Notice>
  );
}
