import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.FLOWTRAIL_URL ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'target/classes/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    // The server's content policy allows no data: scripts and no inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': server, '/health': server },
  },
});
