import { Duration } from 'aws-cdk-lib';
import type {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicyProps,
  ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';

const override = true;

/** CloudFront takes these headers as settings of their own; all others as they are. */
const SETTINGS: Record<string, (value: string) => Partial<Record<keyof ResponseSecurityHeadersBehavior, object>>> = {
  'content-security-policy': (value) => ({ contentSecurityPolicy: { contentSecurityPolicy: value, override } }),
  'x-content-type-options': () => ({ contentTypeOptions: { override } }),
  'x-frame-options': (value) => ({ frameOptions: { frameOption: value as HeadersFrameOption, override } }),
  'referrer-policy': (value) => ({ referrerPolicy: { referrerPolicy: value as HeadersReferrerPolicy, override } }),
  'strict-transport-security': (value) => ({
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(value)?.[1])),
      includeSubdomains: /includeSubDomains/i.test(value),
      preload: /preload/i.test(value),
      override,
    },
  }),
};

/** Response headers in CloudFront's form. */
export function headersPolicy(headers: Readonly<Record<string, string>>): ResponseHeadersPolicyProps {
  const entries = Object.entries(headers);
  const known = entries.map(([name, value]) => SETTINGS[name]?.(value) ?? {});
  return {
    securityHeadersBehavior: Object.assign({}, ...known),
    customHeadersBehavior: {
      customHeaders: entries
        .filter(([name]) => SETTINGS[name] === undefined)
        .map(([header, value]) => ({ header, value, override })),
    },
  };
}
