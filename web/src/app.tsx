import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Session } from './auth.ts';
import { type Notice, NotifyContext, useNarrow } from './page.tsx';
import { type Place, usePlace } from './router.ts';
import { CampaignView } from './views/campaign.tsx';
import { CampaignEditView } from './views/campaign-edit.tsx';
import { CampaignsView } from './views/campaigns.tsx';
import { CheckView } from './views/check.tsx';
import { DeliveriesView } from './views/deliveries.tsx';
import { FindingView } from './views/finding.tsx';
import { NewSourceView } from './views/new-source.tsx';
import { NotFoundView } from './views/not-found.tsx';
import { PackView } from './views/pack.tsx';
import { QueueView } from './views/queue.tsx';
import { RulesView } from './views/rules.tsx';
import { SourceView } from './views/source.tsx';
import { SourceEditView } from './views/source-edit.tsx';
import { SourcesView } from './views/sources.tsx';
import { SummaryView } from './views/summary.tsx';
import { WebhooksView } from './views/webhooks.tsx';

const SECTIONS = [
  { text: 'Findings', href: '#/findings' },
  { text: 'Summary', href: '#/summary' },
  { text: 'Check a caption', href: '#/check' },
  { text: 'Rules', href: '#/rules' },
  { text: 'Campaigns', href: '#/campaigns' },
  { text: 'Sources', href: '#/sources' },
  { text: 'Webhooks', href: '#/webhooks' },
];

function viewOf({ path: [section = 'findings', id, part], params }: Place): ReactNode {
  switch (section) {
    case 'findings':
      return id === undefined ? <QueueView params={params} /> : <FindingView key={id} id={id} />;
    case 'summary':
      return <SummaryView params={params} />;
    case 'check':
      return <CheckView />;
    case 'rules':
      return id === undefined ? <RulesView /> : <PackView code={id} />;
    case 'campaigns':
      if (id === undefined) return <CampaignsView />;
      return part === 'edit' ? <CampaignEditView key={id} id={id} /> : <CampaignView key={id} id={id} />;
    case 'new-campaign':
      return <CampaignEditView key="" />;
    case 'sources':
      if (id === undefined) return <SourcesView />;
      return part === 'edit' ? <SourceEditView key={id} name={id} /> : <SourceView key={id} name={id} />;
    case 'new-source':
      return <NewSourceView key={id} kind={id} />;
    case 'webhooks':
      return id === undefined ? <WebhooksView /> : <DeliveriesView id={id} />;
    default:
      return <NotFoundView />;
  }
}

/** The sections, where there is no room for them beside the view. */
const menu: TopNavigationProps.Utility = {
  type: 'menu-dropdown',
  text: 'Menu',
  iconName: 'menu',
  disableUtilityCollapse: true,
  items: SECTIONS.map(({ text, href }) => ({ id: href, text, href })),
};

function account(user = 'Account', signOut: () => Promise<void>): TopNavigationProps.Utility {
  return {
    type: 'menu-dropdown',
    text: user,
    iconName: 'user-profile',
    disableUtilityCollapse: true,
    items: [{ id: 'sign-out', text: 'Sign out' }],
    onItemClick: () => signOut(),
  };
}

/** The frame around every view: navigation, notices, sign-out. */
export function App({ session }: { session: Session }) {
  const place = usePlace();
  const [open, setOpen] = useState(true);
  const narrow = useNarrow();
  const [notice, setNotice] = useState<Notice>();
  const content = useRef<HTMLDivElement>(null);
  const notify = useCallback((next: Notice) => setNotice(next), []);
  const path = place.path.join('/');

  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <NotifyContext value={notify}>
      <div className="top">
        <TopNavigation
          identity={{ href: '#/findings', title: 'Disclosure Auditor', logo: { src: '/favicon.svg', alt: '' } }}
          utilities={[
            ...(narrow ? [menu] : []),
            ...(session.signOut === undefined ? [] : [account(session.user, session.signOut)]),
          ]}
        />
      </div>
      <AppLayout
        headerSelector=".top"
        toolsHide
        navigationHide={narrow}
        navigationOpen={open}
        onNavigationChange={({ detail }) => narrow || setOpen(detail.open)}
        navigationWidth={220}
        navigation={
          <SideNavigation
            items={SECTIONS.map((section) => ({ type: 'link', ...section }))}
            activeHref={`#/${place.path[0] ?? 'findings'}`}
          />
        }
        notifications={
          <Flashbar
            items={
              notice === undefined
                ? []
                : [{ ...notice, id: 'notice', dismissible: true, onDismiss: () => setNotice(undefined) }]
            }
          />
        }
        ariaLabels={{
          navigation: 'Sections',
          navigationClose: 'Close the sections',
          navigationToggle: 'Open the sections',
          notifications: 'Notices',
        }}
        content={
          <div id="content" ref={content} tabIndex={-1}>
            {viewOf(place)}
          </div>
        }
      />
    </NotifyContext>
  );
}
