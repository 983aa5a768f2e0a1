import { useEffect, useState } from 'react';
import { AddressNotice } from './AddressNotice';
import { ignoredParameters, parseSearch } from './search';

/** What the address said when the browser arrived, until a page has reported on it. */
let arrivedWith = location.search;

/** Reports the parameters that the page's own reading of the address leaves out. */
export function IgnoredParameters({ read }: { read: (raw: Record<string, string>) => object }) {
  const [ignored] = useState(() => ignoredParameters(arrivedWith, read(parseSearch(arrivedWith))));
  useEffect(() => {
    arrivedWith = '';
  }, []);
  return <AddressNotice ignored={ignored} />;
}
