import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { '@fault': here('../app/fault/texts'), '@': here('src') } },
  // The fault texts lie outside this folder on purpose: window and command line say the same words.
  server: { fs: { allow: [here('.'), here('../app/fault/texts')] } },
  build: {
    target: 'es2023',
    // light-dark() must reach the page as written: every WebView we ship to knows it.
    cssTarget: ['chrome123', 'safari17.5'],
    chunkSizeWarningLimit: 600,
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
