import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `npm run dev` in services/web asks this gateway; `npm start` runs one there. */
const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  // The policy of the gateway allows scripts and fonts from files only.
  build: { outDir: '../dist', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: {
    proxy: Object.fromEntries(
      [
        '/api',
        '/dev',
        '/facts',
        '/status',
        '/reference',
        '/system',
        '/languages',
        '/start.css',
        '/start.js',
        '/fibula.svg',
      ].map((path) => [path, { target: gateway }]),
    ),
  },
})
