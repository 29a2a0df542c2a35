import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

interface Acknowledged {
  ids: readonly string[];
  reason: string;
}

/** Every exception from cdk-nag's AwsSolutions pack, and why it is one. Ids are exact, with their brackets. */
export const ACKNOWLEDGED = {
  openRoute: {
    ids: ['AwsSolutions-APIG4'],
    reason: 'Open by design: health and the API description hold no data of the client, and monitors read them',
  },
  inboundRoute: {
    ids: ['AwsSolutions-APIG4'],
    reason:
      'Platforms push here without a sign-in of ours: each source checks what its platform signs, and tells nothing',
  },
  secrets: {
    ids: [],
    reason: 'People add sources on the page and name their credentials: only the part of the name before it is known',
  },
  pageFiles: {
    ids: ['AwsSolutions-S1'],
    reason: 'The page is public code without data; every request for data is in the access log of the API',
  },
  page: {
    ids: ['AwsSolutions-CFR3'],
    reason: 'The page is public code without data; every request for data is in the access log of the API',
  },
  everyCountry: {
    ids: ['AwsSolutions-CFR1'],
    reason: 'Reviewers may be anywhere; "allowedCountries" in the client file restricts it',
  },
  noWebAcl: {
    ids: ['AwsSolutions-CFR2'],
    reason: 'Everything but health and the API description needs a token; "webAcl" in the client file adds AWS WAF',
  },
  defaultCertificate: {
    ids: ['AwsSolutions-CFR4'],
    reason:
      'Without a domain of its own the page has the certificate of CloudFront; "domain" in the client file ends it',
  },
  passwords: {
    ids: ['AwsSolutions-COG3', 'AwsSolutions-COG8'],
    reason: 'Threat protection is billed per user; people are invited and need a second factor instead',
  },
  deadLetters: {
    ids: ['AwsSolutions-SQS3'],
    reason: 'It is itself the dead-letter queue of the schedules or of the table stream',
  },
  sourceFiles: {
    ids: [],
    reason: 'A source is a prefix: the names of the files below it are not known beforehand',
  },
  pageUpload: {
    ids: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      'AwsSolutions-IAM5[Action::s3:GetBucket*]',
      'AwsSolutions-IAM5[Action::s3:GetObject*]',
      'AwsSolutions-IAM5[Action::s3:List*]',
      'AwsSolutions-IAM5[Action::s3:Abort*]',
      'AwsSolutions-IAM5[Action::s3:DeleteObject*]',
      'AwsSolutions-L1',
    ],
    reason: 'The CDK makes this function, which copies the built page into its bucket during a deployment only',
  },
} as const satisfies Record<string, Acknowledged>;

/** Acknowledges findings on a construct and all below it; `resources`: the wildcard resources that its policies name. */
export function acknowledge(
  construct: IConstruct,
  what: keyof typeof ACKNOWLEDGED,
  { resources = [] }: { resources?: readonly string[] } = {},
): void {
  const { ids, reason } = ACKNOWLEDGED[what];
  const named = resources.map((resource) => inBrackets(Stack.of(construct).resolve(resource)));
  for (const id of [...ids, ...named.map((name) => `AwsSolutions-IAM5[Resource::${name}]`)]) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}

type Resolved =
  | string
  | { Ref: string }
  | { 'Fn::GetAtt': [string, string] }
  | { 'Fn::Sub': string }
  | { 'Fn::Join': [string, Resolved[]] };

/** A resource as cdk-nag writes it into an id. */
function inBrackets(resource: Resolved): string {
  if (typeof resource === 'string') return resource;
  if ('Ref' in resource) return `<${resource.Ref}>`;
  if ('Fn::GetAtt' in resource) return `<${resource['Fn::GetAtt'].join('.')}>`;
  if ('Fn::Sub' in resource) return resource['Fn::Sub'].replaceAll('${', '<').replaceAll('}', '>');
  const [separator, parts] = resource['Fn::Join'];
  return parts.map(inBrackets).join(separator);
}
