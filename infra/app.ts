import { join } from 'node:path';
import { AuditorApp } from './auditor-app.ts';
import { ClientFileError, loadClients } from './client-files.ts';

try {
  const app = new AuditorApp({
    clients: (context) => loadClients(context('clients') ?? join(import.meta.dirname, 'clients')),
    pageFolder: join(import.meta.dirname, '../web/dist'),
  });
  app.synth();
} catch (error) {
  if (!(error instanceof ClientFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
