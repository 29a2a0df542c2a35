import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  GeoRestriction,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { pageHeaders } from '../lib/report/page-headers.ts';
import { acknowledge } from './acknowledged.ts';
import type { Client } from './client.ts';
import { logGroup } from './log-group.ts';
import { headersPolicy } from './page-headers.ts';
import type { SignIn } from './sign-in.ts';

/** A path without an extension is one of the page's own routes. */
const TO_INDEX = `function handler(event) {
  var request = event.request;
  if (!/\\.[^/.]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

interface PageProps {
  api: HttpApi;
  client: Client;
  signInOrigins: readonly string[];
}

/** The review page and, under `/v1/`, the API: one origin to the browser. */
export class Page extends Construct {
  readonly url: string;
  readonly distribution: Distribution;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, { api, client, signInOrigins }: PageProps) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.#bucket, 'pageFiles');
    const { domain, webAcl, allowedCountries } = client;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Disclosure Auditor, ${client.name}`,
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.#bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', headersPolicy(pageHeaders(signInOrigins))),
        functionAssociations: [{ function: this.#toIndex(), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(`${api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
      ...(domain && {
        domainNames: [domain.name],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
      }),
      ...(webAcl && { webAclId: webAcl }),
      ...(allowedCountries.length > 0 && { geoRestriction: GeoRestriction.allowlist(...allowedCountries) }),
    });
    acknowledge(this.distribution, 'page');
    if (allowedCountries.length === 0) acknowledge(this.distribution, 'everyCountry');
    if (webAcl === undefined) acknowledge(this.distribution, 'noWebAcl');
    if (domain === undefined) acknowledge(this.distribution, 'defaultCertificate');
    this.url = `https://${domain?.name ?? this.distribution.distributionDomainName}/`;
  }

  /** Uploads the built page and the settings of its sign-in. */
  upload(folder: string, { issuer, clientId, scope }: SignIn): void {
    if (!existsSync(join(folder, 'index.html'))) {
      throw new Error(`${folder} holds no built page: run "npm run synth", or "npx vite build web" first`);
    }
    const assets = new Asset(this, 'AssetFiles', { path: join(folder, 'assets') });
    const entry = new Asset(this, 'EntryFiles', { path: folder, exclude: ['assets'] });
    const config = Source.jsonData('config.json', { auth: 'oidc', issuer, clientId, scope });
    const shared = { destinationBucket: this.#bucket, logGroup: logGroup(this, 'UploadLog'), prune: false };
    // What an open page may still load stays, and its names change with its content.
    const assetUpload = new BucketDeployment(this, 'Assets', {
      ...shared,
      sources: [Source.bucket(assets.bucket, assets.s3ObjectKey)],
      destinationKeyPrefix: 'assets',
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const entryUpload = new BucketDeployment(this, 'Entry', {
      ...shared,
      sources: [Source.bucket(entry.bucket, entry.s3ObjectKey), config],
      cacheControl: [CacheControl.noCache()],
    });
    entryUpload.node.addDependency(assetUpload);
    acknowledge(entryUpload.handlerRole.node.scope!, 'pageUpload', {
      resources: [assets.bucket.arnForObjects('*'), this.#bucket.arnForObjects('*')],
    });
  }

  #toIndex(): EdgeFunction {
    return new EdgeFunction(this, 'ToIndex', {
      code: FunctionCode.fromInline(TO_INDEX),
      runtime: FunctionRuntime.JS_2_0,
    });
  }
}
