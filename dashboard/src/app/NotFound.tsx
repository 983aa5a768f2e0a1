import { Link } from '@tanstack/react-router';
import { Notice } from '../design/Notice';

export function NotFound() {
  return (
    <Notice title="There is no page at this address" action={<Link to="/flows">Go to the flows</Link>}>
      <p>
        <title>Not found · Flow Trail</title>
        <code>{location.pathname}</code> leads nowhere.
      </p>
    </Notice>
  );
}
