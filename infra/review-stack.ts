import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { NodeFunction } from './function.ts';
import type { ReviewFunction } from './functions.ts';
import { ReportApi } from './http-api.ts';
import { Page } from './page.ts';
import { cognitoSignIn, oidcSignIn, signInOrigins } from './sign-in.ts';

interface ReviewStackProps extends StackProps {
  client: Client;
  data: DataStack;
  pageFolder: string;
}

/** What people and programs look at, and where platforms push to: API, sign-in, page. */
export class ReviewStack extends Stack {
  readonly reportApi: ReportApi;
  readonly functions: Record<ReviewFunction, NodeFunction>;
  /** Of the page. */
  readonly url: string;

  constructor(scope: Construct, id: string, { client, data, pageFolder, ...props }: ReviewStackProps) {
    super(scope, id, { ...props, description: `Disclosure Auditor, ${client.name}: review` });
    const { auth } = client;
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
    this.url = page.url;
    this.functions = {
      'report-api': new NodeFunction(this, 'report-api', { client, data }),
      'receive-posts': new NodeFunction(this, 'receive-posts', { client, data, publicUrl: page.url }),
    };
    this.reportApi.addRoutes(this.functions['report-api'], signIn);
    this.reportApi.addInbound(this.functions['receive-posts']);
    page.upload(pageFolder, signIn);
    new CfnOutput(this, 'PageUrl', { value: page.url });
    new CfnOutput(this, 'PageHost', { value: page.distribution.distributionDomainName });
  }
}
