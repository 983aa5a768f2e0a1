import { Link } from '@tanstack/react-router';
import { Notice } from '../design/Notice';

export function NotFound() {
  return (
    <>
      <title>Not found · Flow Trail</title>
      <h1 className="visually-hidden">Not found</h1>
      <Notice title="There is no page at this address" action={<Link to="/flows">Go to the flows</Link>}>
        <p>
          <code>{location.pathname}</code> leads nowhere.
        </p>
      </Notice>
    </>
  );
}
