import { getRouteApi } from '@tanstack/react-router';
import { Watches } from '../watches/Watches';

const route = getRouteApi('/processes/$name');

/** What is watched of the process in the address. */
export function ProcessWatches() {
  return <Watches process={route.useParams().name} />;
}
