import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listen } from './api/live';
import { createQueryClient } from './api/queries';
import { onRecovery } from './api/recovery';
import { router } from './app/routes';

// A browser asks only once for a part of the page. When one did not come because the server was gone,
// a reload asks again, and the address holds all there is to keep.
addEventListener('vite:preloadError', () => onRecovery(() => location.reload()));

const place = document.getElementById('root');
if (place === null) throw new Error('index.html must hold an element with the id "root".');

const client = createQueryClient();
listen(client);

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
