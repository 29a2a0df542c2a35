import { PermissionsBoundary, Stage, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';
import { DataStack } from './data-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { ReviewStack } from './review-stack.ts';
import { WatchStack } from './watch-stack.ts';

/** The whole deployment of one client. Nothing in it has a fixed name, so that several fit into one account. */
export class ClientStage extends Stage {
  constructor(scope: Construct, { client, pageFolder }: { client: Client; pageFolder: string }) {
    const { name, account, region, permissionsBoundary } = client;
    super(scope, name, {
      env: { region, ...(account && { account }) },
      ...(permissionsBoundary && { permissionsBoundary: PermissionsBoundary.fromArn(permissionsBoundary) }),
    });
    const data = new DataStack(this, 'Data', { client });
    const review = new ReviewStack(this, 'Review', { client, data, pageFolder });
    const pipeline = new PipelineStack(this, 'Pipeline', { client, data, publicUrl: review.url });
    new WatchStack(this, 'Watch', { client, pipeline, review });
    for (const [key, value] of Object.entries(client.tags)) Tags.of(this).add(key, value);
  }
}
