import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Client } from './client.ts';
import { ClientStage } from './client-stage.ts';

interface AuditorAppProps extends AppProps {
  /** Reads the clients, given the app's context. */
  clients: (context: (key: string) => string | undefined) => readonly Client[];
  /** Holds the built review page. */
  pageFolder: string;
}

/** One stage per client. Synthesis fails on a cdk-nag finding that is not acknowledged. */
export class AuditorApp extends App {
  constructor({ clients, pageFolder, ...props }: AuditorAppProps) {
    super({ autoSynth: false, ...props });
    for (const client of clients((key) => this.node.tryGetContext(key))) new ClientStage(this, { client, pageFolder });
    Validations.of(this).addPlugins(new AwsSolutionsChecks(this));
  }
}
