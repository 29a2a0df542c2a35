import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { NodeFunction } from './function.ts';
import { ReportApi } from './http-api.ts';
import { Page } from './page.ts';
import { cognitoSignIn, oidcSignIn, signInOrigins } from './sign-in.ts';

interface ReviewStackProps extends StackProps {
  client: Client;
  data: DataStack;
  bus: IEventBus;
  pageFolder: string;
}

/** What people and programs look at: API, sign-in, page. */
export class ReviewStack extends Stack {
  readonly reportApi: ReportApi;
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { client, data, bus, pageFolder, ...props }: ReviewStackProps) {
    super(scope, id, { ...props, description: `Disclosure Auditor, ${client.name}: review` });
    const { auth } = client;
    this.handler = new NodeFunction(this, 'report-api', { client, data, bus });
    this.reportApi = new ReportApi(this, 'ReportApi', { name: `Disclosure Auditor, ${client.name}` });
    const page = new Page(this, 'Page', {
      api: this.reportApi.api,
      client,
      signInOrigins: signInOrigins(auth, data.directory),
    });
    const signIn =
      auth.kind === 'oidc'
        ? oidcSignIn(auth)
        : cognitoSignIn(this, data.directory!, { pageUrls: [page.url, ...auth.callbackUrls] });
    this.reportApi.addRoutes(this.handler, signIn);
    page.upload(pageFolder, signIn);
    new CfnOutput(this, 'PageUrl', { value: page.url });
    new CfnOutput(this, 'PageHost', { value: page.distribution.distributionDomainName });
  }
}
