import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', modulePreload: false, chunkSizeWarningLimit: 2000 },
});
