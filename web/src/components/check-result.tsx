import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type * as z from 'zod';
import type { Finding } from '../../../lib/finding.ts';
import type { checkRequestSchema } from '../../../lib/report/schemas.ts';
import type { Answer } from '../api.ts';
import { CODE_LABELS, jurisdictionList, safeUrl } from '../words.ts';
import { Caption, type Spot } from './caption.tsx';
import { SeverityMark } from './marks.tsx';
import { Verdicts } from './verdicts.tsx';
import { Suggestion } from './what-is-wrong.tsx';

type Request = z.output<typeof checkRequestSchema>;
export type Draft = Required<Pick<Request, 'platform' | 'jurisdictions' | 'connection' | 'label'>> & {
  text: string;
  format?: Request['format'];
  campaign?: Request['campaign'];
};

/** How each market judges a draft, which words matter, and what to write instead. */
export function CheckResult({ draft, result: { audit, suggestion } }: { draft: Draft; result: Answer<'checkDraft'> }) {
  const spots: Spot[] = [
    ...audit.findings.flatMap(({ evidence }) => evidence.map((spot): Spot => ({ ...spot, kind: 'evidence' }))),
    ...audit.verdicts.flatMap(({ disclosure }): Spot[] => (disclosure ? [{ ...disclosure, kind: 'disclosure' }] : [])),
  ];
  const fine = audit.verdicts.every(({ outcome }) => outcome === 'pass' || outcome === 'not_applicable');
  return (
    <Container
      header={<Header variant="h2">{fine && audit.findings.length === 0 ? 'Good to publish' : 'Result'}</Header>}
    >
      <SpaceBetween size="l">
        <Verdicts audit={audit} />
        <div className="post-box">
          <Caption post={{ ...draft, caption: draft.text }} spots={spots} />
        </div>
        {suggestion !== undefined && <Suggestion label="The caption as it would pass" text={suggestion} />}
        {audit.findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function FindingLine({
  finding: { code, severity, jurisdictions, message, suggestion, citation },
}: {
  finding: Finding;
}) {
  const href = safeUrl(citation.url);
  return (
    <div>
      <SpaceBetween size="xs" direction="horizontal">
        <SeverityMark severity={severity} />
        <Box variant="strong">{CODE_LABELS[code]}</Box>
        <Box color="text-body-secondary">{jurisdictionList(jurisdictions)}</Box>
      </SpaceBetween>
      <div className="published">{message}</div>
      <div className="published">{suggestion}</div>
      <Box color="text-body-secondary" fontSize="body-s">
        {href === undefined ? (
          citation.instrument
        ) : (
          <Link href={href} external rel="noopener noreferrer" fontSize="body-s">
            {citation.instrument}
          </Link>
        )}
        , {citation.clause}
      </Box>
    </div>
  );
}
